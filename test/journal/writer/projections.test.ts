import { expect, test } from "vitest";
import type { Told } from "../../../src/journal/thread-messages.ts";
import type { ProjectionKind } from "../../../src/journal/writer/projections/define-projection.ts";
import { PROJECTIONS } from "../../../src/journal/writer/projections.generated.ts";
import { rebuild } from "../../../src/journal/writer/rebuild.ts";
import type { Draft } from "../../../src/model/entry.ts";
import type { Site } from "../../../src/model/site.ts";
import { always } from "../../engine/any-journal/run.ts";
import { site } from "../../engine/any-journal/site.ts";
import { NIGHT, report } from "../rig.ts";
import smallSite from "../small-site.ts";
import { batch, closeAll, empty, given, keep, MINUTE_MS, rowsOf, TURNS, turns, withTurns, writer } from "./nights.ts";

/** Each is judged three times over, and written twice. */
const NIGHTS = { oneIn: 5 };
closeAll();

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
