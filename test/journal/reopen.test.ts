import { expect, test } from "vitest";
import { connectToWrite } from "../../src/journal/store/connect.ts";
import { ObjectRows } from "../../src/journal/writer/projections/object-rows.ts";
import { NIGHT, open, report } from "./rig.ts";

test("the state after a restart is what it was, without replaying an entry", async () => {
	const first = await open();
	const types = ["gate.broken", "gate.opened", "gate.unlocked", "gate.passed"];
	for (let i = 0; i < 40; i++) {
		const id = (i % 3) + 1;
		await first.journal.append(
			report({
				source: `device:gate-${id}`,
				zone: id === 1 ? "north" : "south",
				type: types[i % types.length] ?? "",
				at: NIGHT + i * 3_000,
				receivedAt: NIGHT + i * 3_000,
			}),
		);
	}
	const before = await first.reader.changesSince(0, 0);
	await first.close();

	const db = connectToWrite(first.file);
	// What is history is read from the rows when it is asked for, by whoever holds the state.
	const { past: _, ...state } = new ObjectRows(db).load();
	db.exec("DELETE FROM entry");
	expect(new ObjectRows(db).load()).toMatchObject(state);
	expect(state.alarm.size).toBeGreaterThan(0);
	expect(state.timer.size).toBeGreaterThan(0);
	expect([...state.incident.keys()]).toEqual(
		before.changed
			.flatMap((one) => (one.kind === "incident" && "value" in one && one.value.state !== "resolved" ? [one.id] : []))
			.sort((a, b) => Number(a.slice(4)) - Number(b.slice(4))),
	);
	db.close();
});
