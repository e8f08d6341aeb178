import { afterEach } from "vitest";
import { isFromOutside } from "../../../src/hub/replay.ts";
import { APPLICATION_ID } from "../../../src/journal/store/connect.ts";
import { migrate } from "../../../src/journal/store/migrate.ts";
import { Database } from "../../../src/journal/store/sqlite.ts";
import type { Retain, Told } from "../../../src/journal/thread-messages.ts";
import { JournalWriter } from "../../../src/journal/writer/journal-writer.ts";
import {
	defineProjection,
	type Projection,
	type ProjectionKind,
} from "../../../src/journal/writer/projections/define-projection.ts";
import { PROJECTIONS } from "../../../src/journal/writer/projections.generated.ts";
import type { Draft } from "../../../src/model/entry.ts";
import type { Site } from "../../../src/model/site.ts";
import { run } from "../../engine/any-journal/run.ts";
import { site } from "../../engine/any-journal/site.ts";

export type Db = InstanceType<typeof Database>;

export const MINUTE_MS = 60_000;
const opened: Db[] = [];

/** Closed after the test. */
export function closing(db: Db): Db {
	opened.push(db);
	return db;
}

/** To be called once in a suite that opens any. */
export function closeAll(): void {
	afterEach(() => {
		for (const db of opened.splice(0)) db.close();
	});
}

/** An empty journal in memory, with the journal's schema. */
export function empty(): Db {
	const db = closing(new Database(":memory:"));
	db.pragma(`application_id = ${APPLICATION_ID}`);
	migrate(db);
	return db;
}

export interface Writing {
	readonly judge?: Site;
	readonly projections?: readonly ProjectionKind[];
	readonly told?: Told[];
	readonly markEveryMs?: number;
}

export function writer(db: Db, { judge = site, projections, told = [], markEveryMs }: Writing = {}): JournalWriter {
	const tell = (message: Told) => void told.push(message);
	return new JournalWriter(db, {
		...{ sites: { given: judge }, inForce: judge, tell },
		...(projections && { projections }),
		...(markEveryMs !== undefined && { markEveryMs }),
	});
}

export const batch = (drafts: readonly Draft[], elapsed?: number, retain?: Retain) => ({
	...{ op: "batch" as const, drafts: JSON.stringify(drafts), count: drafts.length },
	...(elapsed !== undefined && { elapsed }),
	...(retain && { retain }),
});

/** Commits of one to six drafts, time that passes between some, and a hub that is stopped and started. */
export function keep(db: Db, drafts: readonly Draft[], how: Writing = {}): void {
	let journal = writer(db, how);
	for (let at = 0, commits = 1; at < drafts.length; commits++) {
		const some = drafts.slice(at, at + 1 + ((commits * 7) % 6));
		at += some.length;
		journal.commit([batch(some, commits % 3 === 0 ? some.at(-1)?.receivedAt : undefined)]);
		if (commits % 4 === 0) journal = writer(db, how);
	}
	const end = drafts.at(-1)?.receivedAt ?? 0;
	for (const later of [MINUTE_MS, 11 * MINUTE_MS, 40 * MINUTE_MS]) journal.commit([batch([], end + later)]);
}

/** All rows of what the projections keep, as they lie in the file. */
export function rowsOf(db: Db, projections: readonly ProjectionKind[]): Record<string, unknown[]> {
	const tables = projections.flatMap((one) => one.tables);
	return Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()]));
}

/** What a person or a device brought in a random night. */
export function given(lines: Parameters<typeof run>[0]): Draft[] {
	return run(lines).journal.flatMap(({ outcomes: _, changes: _c, derived: _d, incident: _i, seq: _s, ...draft }) =>
		isFromOutside(draft) ? [draft] : [],
	);
}

/** Whenever an object changed: what it was and what it is by its `rev`. It is kept by what was before, as a rollup is. */
export const turns = defineProjection({
	name: "turns",
	tables: ["turn"],
	from: "decisions",
	open(db): Projection {
		const add = db.prepare("INSERT INTO turn (seq, kind, id, before, after) VALUES (?, ?, ?, ?, ?)");
		let noted: unknown[][] = [];
		const revOf = (value: unknown) => Number(Object(value).rev ?? 0);
		return {
			apply({ seq }, { changes }, before) {
				for (const change of changes) {
					if (change.kind !== "alarm" && change.kind !== "incident") continue;
					const was = before[change.kind].get(change.id) ?? before.past[change.kind](change.id);
					noted.push([seq, change.kind, change.id, revOf(was), "value" in change ? revOf(change.value) : 0]);
				}
			},
			flush() {
				for (const row of noted) add.run(...row);
				noted = [];
			},
			reload() {
				noted = [];
			},
		};
	},
});
export const withTurns = [...PROJECTIONS, turns];
export const TURNS =
	"CREATE TABLE turn (seq INTEGER, kind TEXT, id TEXT, before INTEGER, after INTEGER, PRIMARY KEY (seq, kind, id)) STRICT";
