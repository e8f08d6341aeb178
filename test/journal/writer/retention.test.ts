import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Database } from "../../../src/journal/store/sqlite.ts";
import { verify } from "../../../src/journal/store/verify.ts";
import { rebuild } from "../../../src/journal/writer/rebuild.ts";
import type { Draft } from "../../../src/model/entry.ts";
import { always } from "../../engine/any-journal/run.ts";
import { site } from "../../engine/any-journal/site.ts";
import {
	batch,
	closeAll,
	closing,
	type Db,
	empty,
	given,
	keep,
	MINUTE_MS,
	rowsOf,
	TURNS,
	withTurns,
	writer,
} from "./nights.ts";

closeAll();
const HOW = { projections: withTurns, markEveryMs: MINUTE_MS };
const judges = { first: site, of: () => site };
/** Each is judged twice, and copied. */
const NIGHTS = { oneIn: 8 };

/** A journal in memory with what these drafts make. */
function journalOf(drafts: readonly Draft[]): Db {
	const db = empty();
	db.exec(TURNS);
	keep(db, drafts, HOW);
	return db;
}

/** Lets go what is older than a moment in the middle, chosen by the journal itself; gives the last seq that left. */
function retain(db: Db, { share }: { share: number }): number | undefined {
	const marks = db.prepare<[], { at: number }>("SELECT at FROM mark ORDER BY seq").all();
	const mark = marks[Math.floor(marks.length * share)];
	if (!mark) return undefined;
	const { at } = db.prepare<[], { at: number }>("SELECT max(received_at) AS at FROM entry").get() ?? { at: 0 };
	writer(db, HOW).commit([batch([], undefined, { before: mark.at, at })]);
	return db.prepare<[], { seq: number }>("SELECT seq FROM anchor").get()?.seq;
}

function removeAll(db: Db): void {
	const { removal } = writer(db, HOW);
	while (removal.step());
}

/** A copy of the file as a backup has it, which no hub has open. */
function copied(db: Db): { readonly file: string; readonly copy: Db } {
	const folder = mkdtempSync(join(tmpdir(), "gatehouse-retention-"));
	const file = join(folder, "journal.sqlite");
	db.prepare("VACUUM INTO ?").run(file);
	const copy = closing(new Database(file));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return { file, copy };
}

/** Forgets every row that changed after the seq: what is left was so at it. */
function spoil(db: Db, seq: number): void {
	db.exec(`DELETE FROM object WHERE rev > ${seq}`);
	for (const { tables, standing } of withTurns) {
		for (const table of standing === undefined ? tables : []) {
			if (table === "object") continue;
			const keys = db.prepare<[string], { name: string }>(
				"SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk",
			);
			const key = keys
				.all(table)
				.map(({ name }) => name)
				.join(", ");
			db.exec(
				`DELETE FROM ${table} WHERE json_array(${key}) IN (SELECT key FROM image WHERE tbl = '${table}' AND mark >= ${seq})`,
			);
		}
	}
}

const keptIncidents = `SELECT value ->> '$.id' AS id FROM object WHERE kind = 'incident' AND (open = 1 OR value ->> '$.held' IS NOT NULL)`;

test("any journal whose front has left verifies from its anchor on, and rebuilds from there what the running hub has kept", () => {
	let left = 0;
	always((lines) => {
		const drafts = given(lines);
		const half = Math.ceil(drafts.length / 2);
		const db = journalOf(drafts.slice(0, half));
		const first = retain(db, { share: (lines.length % 5) / 5 });
		writer(db, HOW).removal.step();
		keep(db, drafts.slice(half), HOW);
		const seqs = `SELECT seq FROM entry WHERE incident IN (${keptIncidents}) ORDER BY seq`;
		const held = db.prepare<[], { seq: number }>(seqs).all();
		const through = retain(db, { share: (lines.length % 7) / 7 }) ?? first;
		if (through === undefined) return void db.close();
		left++;
		removeAll(db);
		const kept = rowsOf(db, withTurns);
		expect(db.prepare(seqs).all()).toEqual(expect.arrayContaining(held));
		const { file, copy } = copied(db);
		const report = verify(file);
		expect(report.firstBad).toBeUndefined();
		expect(report.begins).toMatchObject({ seq: through });
		expect(copy.prepare("SELECT min(last_seq) > ? AS beyond FROM link").get(through)).toEqual({ beyond: 1 });

		expect([...rebuild(copy, withTurns, { judges }).differed.values()].every((rows) => rows === 0)).toBe(true);
		spoil(copy, through);
		rebuild(copy, withTurns, { judges });
		expect(rowsOf(copy, withTurns)).toEqual(kept);
		copy.close();
		db.close();
	}, NIGHTS);
	expect(left).toBeGreaterThan(0);
});
