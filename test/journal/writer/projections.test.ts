import { afterEach, expect, test } from "vitest";
import { isFromOutside } from "../../../src/hub/replay.ts";
import { migrate } from "../../../src/journal/store/migrate.ts";
import { Database } from "../../../src/journal/store/sqlite.ts";
import type { Told } from "../../../src/journal/thread-messages.ts";
import { JournalWriter } from "../../../src/journal/writer/journal-writer.ts";
import {
	defineProjection,
	type Projection,
	type ProjectionKind,
} from "../../../src/journal/writer/projections/define-projection.ts";
import { PROJECTIONS } from "../../../src/journal/writer/projections.generated.ts";
import { rebuild } from "../../../src/journal/writer/rebuild.ts";
import type { Draft } from "../../../src/model/entry.ts";
import type { Site } from "../../../src/model/site.ts";
import { always, run } from "../../engine/any-journal/run.ts";
import { site } from "../../engine/any-journal/site.ts";
import { NIGHT, report } from "../rig.ts";
import smallSite from "../small-site.ts";

type Db = InstanceType<typeof Database>;

const HOUR_MS = 3_600_000;
const opened: Db[] = [];
afterEach(() => {
	for (const db of opened.splice(0)) db.close();
});

/** An empty journal in memory, with the journal's schema. */
function empty(): Db {
	const db = new Database(":memory:");
	opened.push(db);
	migrate(db);
	return db;
}

interface Writing {
	readonly judge?: Site;
	readonly projections?: readonly ProjectionKind[];
	readonly told?: Told[];
}

function writer(db: Db, { judge = site, projections, told = [] }: Writing = {}): JournalWriter {
	const tell = (message: Told) => void told.push(message);
	return new JournalWriter(db, { sites: { given: judge }, inForce: judge, tell, ...(projections && { projections }) });
}

const batch = (drafts: readonly Draft[], elapsed?: number) => ({
	...{ op: "batch" as const, drafts: JSON.stringify(drafts), count: drafts.length },
	...(elapsed !== undefined && { elapsed }),
});

/** Commits of one to six drafts, time that passes between some, and a hub that is stopped and started. */
function keep(db: Db, drafts: readonly Draft[], how: Writing = {}): void {
	let journal = writer(db, how);
	for (let at = 0, commits = 1; at < drafts.length; commits++) {
		const some = drafts.slice(at, at + 1 + ((commits * 7) % 6));
		at += some.length;
		journal.commit([batch(some, commits % 3 === 0 ? some.at(-1)?.receivedAt : undefined)]);
		if (commits % 4 === 0) journal = writer(db, how);
	}
	const end = drafts.at(-1)?.receivedAt ?? 0;
	for (const later of [HOUR_MS, 24 * HOUR_MS]) journal.commit([batch([], end + later)]);
}

/** All rows of what the projections keep, as they lie in the file. */
function rowsOf(db: Db, projections: readonly ProjectionKind[]): Record<string, unknown[]> {
	const tables = projections.flatMap((one) => one.tables);
	return Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()]));
}

/** What a person or a device brought in a random night. */
function given(lines: Parameters<typeof run>[0]): Draft[] {
	return run(lines).journal.flatMap(({ outcomes: _, changes: _c, derived: _d, incident: _i, seq: _s, ...draft }) =>
		isFromOutside(draft) ? [draft] : [],
	);
}

/** Whenever an object changed: what it was and what it is by its `rev`. It is kept by what was before, as a rollup is. */
const turns = defineProjection({
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
const withTurns = [...PROJECTIONS, turns];
const TURNS =
	"CREATE TABLE turn (seq INTEGER, kind TEXT, id TEXT, before INTEGER, after INTEGER, PRIMARY KEY (seq, kind, id)) STRICT";

test("rebuilt from the journal, a projection is what the running hub has kept, byte for byte, whatever the night", () => {
	always((lines) => {
		const db = empty();
		db.exec(TURNS);
		keep(db, given(lines), { projections: withTurns });
		const kept = rowsOf(db, withTurns);
		const judges = { first: site, of: () => site };
		expect([...rebuild(db, withTurns, { judges }).differed.values()].filter((rows) => rows > 0)).toEqual([]);
		for (const table of withTurns.flatMap((one) => one.tables)) db.exec(`DELETE FROM ${table}`);
		rebuild(db, withTurns, { judges });
		expect(rowsOf(db, withTurns)).toEqual(kept);
		db.close();
	});
});

test("a projection sees each object as it was before, also one that is history", () => {
	let reopened = 0;
	always((lines) => {
		const db = empty();
		db.exec(TURNS);
		keep(db, given(lines), { projections: withTurns });
		const last = new Map<string, number>();
		const rows = db.prepare<[], { kind: string; id: string; before: number; after: number }>(
			"SELECT kind, id, before, after FROM turn ORDER BY seq",
		);
		for (const { kind, id, before, after } of rows.all()) {
			const known = last.get(id) ?? 0;
			// Nobody asks for an alarm that has ended but with its incident.
			if (known !== 0) expect([kind, id, before]).toEqual([kind, id, known]);
			last.set(id, after);
		}
		reopened += db
			.prepare("SELECT 1 FROM entry JOIN word ON word.no = type WHERE text = 'incident.reopened'")
			.all().length;
		db.close();
	});
	expect(reopened).toBeGreaterThan(0);
});

/** Fails at its `nth` entry, and at each after it. */
function failing(nth: number): ProjectionKind {
	let seen = 0;
	return {
		...turns,
		open(db, words) {
			const whole = turns.open(db, words);
			return {
				...whole,
				apply(...given) {
					seen++;
					if (seen >= nth) throw new Error("a count that can't count");
					whole.apply(...given);
				},
			};
		},
	};
}

test("a projection that fails is left out, said aloud and named until it is rebuilt; no entry is lost by it", () => {
	const db = empty();
	db.exec(TURNS);
	const told: Told[] = [];
	const broken = [...PROJECTIONS, failing(4)];
	const reports = Array.from({ length: 6 }, (_, n) => report({ type: "gate.broken", receivedAt: NIGHT + n }));
	const journal = writer(db, { judge: smallSite, projections: broken, told });
	const answers = reports.flatMap((one) => journal.commit([batch([one])]).answers);
	expect(answers.every((answer) => typeof answer === "number")).toBe(true);
	expect(told).toMatchObject([{ level: "error", facts: { projection: "turns", seq: answers[3] } }]);
	expect(rowsOf(db, [turns]).turn?.map((row) => Object(row).seq)).not.toContain(answers[4]);

	told.length = 0;
	const again = writer(db, { judge: smallSite, projections: withTurns, told });
	again.commit([batch([report({ type: "gate.broken", receivedAt: NIGHT + 9 })])]);
	expect(told).toMatchObject([{ words: expect.stringContaining("gatehouse rebuild turns") }]);

	rebuild(db, [turns], { judges: { first: smallSite, of: () => smallSite } });
	told.length = 0;
	writer(db, { judge: smallSite, projections: withTurns, told }).commit([
		batch([report({ type: "gate.broken", receivedAt: NIGHT + 20 })]),
	]);
	expect(told).toEqual([]);
	const counted = rowsOf(db, [turns]).turn;
	rebuild(db, [turns], { judges: { first: smallSite, of: () => smallSite } });
	expect(rowsOf(db, [turns]).turn).toEqual(counted);
});
