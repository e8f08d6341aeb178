import { expect, test } from "vitest";
import { newKept } from "../../src/live/kept.ts";
import type { RecordedEntry } from "../../src/model/entry.ts";

const KEPT = "inc-7";
const kept = newKept();
kept.learn("li", KEPT);
kept.learn("li", "alm-7");

const entry = (more: Partial<RecordedEntry>): RecordedEntry => ({
	...{ seq: 9, source: "hub", type: "hub.said", id: "e", at: 1, receivedAt: 1, data: {}, outcomes: [] },
	...more,
});
const toldBecause = { because: "told", incident: KEPT, rule: "rules.told-on" } as const;

test.each([
	["their own duress", { type: "person.duress", data: { user: "li" } }],
	["what was done about it", { source: "user:chen", data: { incident: KEPT, guard: "sun" } }],
	["what was sent to others about it", { type: "push.sent", data: { user: "sun", kind: "dispatch", incident: KEPT } }],
	[
		"what a reset left of it",
		{ type: "alarm.unheard-at-reset", data: { state: { source: "user:li", keptFrom: "li" } } },
	],
	["what names it among others", { data: { alarms: ["alm-3", "alm-7"] } }],
] as const)("%s is no entry to them, and one to all others", (_what, more) => {
	const one = entry(more);
	expect(kept.entry(one, "li")).toBeUndefined();
	for (const other of ["chen", undefined]) expect(kept.entry(one, other)).toBe(one);
});

test("what they did themselves stays, without what it led to there", () => {
	const own = entry({
		...{ source: "user:li", type: "shift.signed-off", incident: KEPT },
		outcomes: [toldBecause, { because: "acted", rule: "shift.signed-off" }],
	});
	const { incident: _it, ...left } = own;
	expect(kept.entry(own, "li")).toEqual({ ...left, outcomes: [{ because: "acted", rule: "shift.signed-off" }] });
	expect(kept.entry(entry({ incident: KEPT, outcomes: [toldBecause] }), "li")).toEqual(
		entry({ outcomes: [{ because: "recorded" }] }),
	);
});

test("nobody from whom nothing is kept is told anything of their own", () => {
	expect([kept.any, newKept().any]).toEqual([true, false]);
	expect(["li", "chen", undefined].map((user) => kept.isFrom(user))).toEqual([true, false, false]);
});
