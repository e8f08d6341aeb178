import pino from "pino";
import { expect, test } from "vitest";
import { BUDGETS, newReached } from "../../src/model/budgets.ts";
import { openSnapshotStore } from "../../src/snapshots/snapshot-store.ts";
import { sweepToday } from "../../src/snapshots/sweep.ts";
import { newFolder } from "../hub-process.ts";
import { NIGHT, open, report } from "../journal/rig.ts";

const DAY_MS = 86_400_000;

test("of one device's pictures of a day the oldest go beyond its budget, but nobody else's and none that is held", async () => {
	const { journal, reader } = await open();
	const album = openSnapshotStore(newFolder());
	const reached = newReached();
	const parts = {
		album,
		journal,
		reader,
		reached,
		clock: { now: () => NIGHT, speed: 1 },
		log: pino({ level: "silent" }),
	};
	const { limit } = BUDGETS["pictures-of-device"];
	let count = 0;
	const add = (device: string, receivedAt: number) => {
		count++;
		const hash = count.toString(16).padStart(64, "0");
		return journal.append(report({ receivedAt: NIGHT }), [
			{
				sql: "INSERT INTO picture (seq, hash, device, received_at) VALUES ((SELECT max(seq) FROM entry), ?, ?, ?)",
				params: [hash, device, receivedAt],
			},
		]);
	};
	await Promise.all([add("loud", NIGHT - DAY_MS), add("quiet", NIGHT)]);
	await Promise.all(Array.from({ length: limit + 7 }, (_, n) => add("loud", NIGHT + n)));
	// One whose entry is gone outlived it: it was held.
	await journal.append(report({ receivedAt: NIGHT }), [
		{
			sql: "INSERT INTO picture (seq, hash, device, received_at) VALUES (-1, 'held', 'loud', ?)",
			params: [NIGHT - 1_000],
		},
	]);
	expect(await sweepToday(parts)).toBe(8);
	expect(await sweepToday(parts)).toBe(0);
	expect(reached["pictures-of-device"]).toBe(8);
	const erased = await reader.rows(
		"SELECT device, received_at AS at FROM picture WHERE erased_at IS NOT NULL ORDER BY at",
		[],
	);
	expect(erased).toEqual(Array.from({ length: 8 }, (_, n) => ({ device: "loud", at: NIGHT + n })));
});
