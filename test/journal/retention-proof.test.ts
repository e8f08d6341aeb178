import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Database } from "../../src/journal/store/sqlite.ts";
import { verify } from "../../src/journal/store/verify.ts";
import { PROJECTIONS } from "../../src/journal/writer/projections.generated.ts";
import { rebuild } from "../../src/journal/writer/rebuild.ts";
import { anchorOf, dayOf, HOW, judges, retaining, story } from "./retained.ts";
import { folder } from "./rig.ts";
import { closeAll, closing, rowsOf, writer } from "./writer/nights.ts";

closeAll();

test("cut off between any two steps, the journal verifies, is rebuilt, and the next start removes the rest", () => {
	const { db } = story({ days: 6, passages: () => 40 });
	const cuts: string[] = [];
	const cut = () => {
		const path = join(folder(), "journal.sqlite");
		db.prepare("VACUUM INTO ?").run(path);
		cuts.push(path);
	};
	retaining(db, dayOf(4), dayOf(6) + 1_000);
	const kept = rowsOf(db, PROJECTIONS);
	const { removal } = writer(db, HOW);
	cut();
	while (removal.step()) cut();
	const end = rowsOf(
		db,
		PROJECTIONS.filter(({ name }) => name === "blocks"),
	);
	expect(cuts.length).toBeGreaterThan(4);
	for (const path of cuts) {
		expect(verify(path).firstBad).toBeUndefined();
		const again = closing(new Database(path));
		rebuild(again, PROJECTIONS, { judges });
		const next = writer(again, HOW).removal;
		while (next.step());
		expect(verify(path).firstBad).toBeUndefined();
		expect(again.prepare("SELECT count(*) FROM entry").pluck().get()).toBe(
			db.prepare("SELECT count(*) FROM entry").pluck().get(),
		);
		expect(rowsOf(again, PROJECTIONS)).toEqual({ ...kept, ...end });
		again.close();
	}
});

test("that entries left by rule is proved by an entry: what else is gone, or stands there that did not stay, is named", () => {
	const { file, db } = story({ days: 6, passages: () => 5 });
	retaining(db, dayOf(4), dayOf(6) + 1_000);
	const { removal } = writer(db, HOW);
	while (removal.step());
	const { seq = 0 } = anchorOf(db) ?? {};
	const first = Number(db.prepare("SELECT min(seq) FROM entry").pluck().get());
	const FAULTS: Readonly<Record<string, string>> = {
		"a later start is made up": `DELETE FROM entry WHERE seq BETWEEN ${seq + 1} AND (SELECT min(last_seq) FROM link);
			UPDATE anchor SET seq = (SELECT min(last_seq) FROM link), hash = (SELECT hash FROM link ORDER BY last_seq LIMIT 1);
			DELETE FROM link WHERE last_seq = (SELECT min(last_seq) FROM link)`,
		"the anchor is gone": "DELETE FROM anchor",
		"one that stayed is gone": `DELETE FROM entry WHERE seq = ${first}`,
		"one that stayed is another": `UPDATE entry SET at = at + 1 WHERE seq = ${first}`,
		"one is added to those that stayed": `INSERT INTO entry SELECT ${seq}, source, 'made-up', type, at, received_at, zone, device, flags,
			incident, outcomes, data, data_hash, digest FROM entry WHERE seq = ${first}`,
		"the state is another": "UPDATE anchor SET state = zeroblob(32)",
	};
	db.close();
	for (const [fault, sql] of Object.entries(FAULTS)) {
		const path = join(folder(), "journal.sqlite");
		copyFileSync(file, path);
		const spoiled = closing(new Database(path));
		spoiled.exec(sql);
		expect(verify(path).firstBad, fault).toBeDefined();
		spoiled.close();
	}
	expect(verify(file).firstBad).toBeUndefined();
});
