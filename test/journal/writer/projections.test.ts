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

const MINUTE_MS = 60_000;
/** Each is judged three times over, and written twice. */
const NIGHTS = { oneIn: 5 };
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
	for (const later of [MINUTE_MS, 11 * MINUTE_MS, 40 * MINUTE_MS]) journal.commit([batch([], end + later)]);
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
	const judges = { first: site, of: () => site };
	always((lines) => {
		const db = empty();
		db.exec(TURNS);
		keep(db, given(lines), { projections: withTurns });
		const kept = rowsOf(db, withTurns);
		for (const table of Object.keys(kept)) db.exec(`DELETE FROM ${table}`);
		const { differed } = rebuild(db, withTurns, { judges });
		expect(rowsOf(db, withTurns)).toEqual(kept);
		for (const [table, rows] of Object.entries(kept))
			expect([table, differed.get(table)]).toEqual([table, rows.length]);
		db.close();
	}, NIGHTS);
});

test("a projection sees each object as it was before, also one that is history", () => {
	const db = empty();
	db.exec(TURNS);
	const journal = writer(db, { judge: smallSite, projections: withTurns });
	const say = (draft: Draft) => journal.commit([batch([draft])]).answers[0];
	const does = (type: string, data: object) =>
		say(report({ source: "user:li", type, data: { incident: "inc-1", ...data }, receivedAt: NIGHT + 9 }));
	say(report({ type: "gate.broken" }));
	does("incident.acknowledged", { rev: 1 });
	does("incident.resolved", { rev: 2, cause: "false", detail: "mistake" });
	does("incident.reopened", { reason: "they are back" });
	const rows = db.prepare("SELECT seq, before, after FROM turn WHERE id = 'inc-1' ORDER BY seq").all();
	expect(rows).toEqual([
		{ seq: 1, before: 0, after: 1 },
		{ seq: 2, before: 1, after: 2 },
		{ seq: 3, before: 2, after: 3 },
		{ seq: 4, before: 3, after: 4 },
	]);
});

test("a timer at which the engine failed has fired, in the rebuilt rows too", () => {
	let isBroken = false;
	const once: Site = {
		...smallSite,
		get settings() {
			if (!isBroken) return smallSite.settings;
			isBroken = false;
			throw new Error("the rule is broken");
		},
	};
	const db = empty();
	const journal = writer(db, { judge: once });
	journal.commit([batch([report({ type: "gate.broken" })])]);
	isBroken = true;
	journal.commit([batch([], NIGHT + 10 * MINUTE_MS)]);
	const failed = db.prepare("SELECT data FROM entry JOIN word ON word.no = type WHERE text = 'engine.failed'").all();
	expect(failed).toMatchObject([{ data: expect.stringContaining('"id":"due-') }]);
	const kept = rowsOf(db, PROJECTIONS);
	rebuild(db, PROJECTIONS, { judges: { first: smallSite, of: () => smallSite } });
	expect(rowsOf(db, PROJECTIONS)).toEqual(kept);
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
