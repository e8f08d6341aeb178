import { expect, test } from "vitest";
import type { IncidentShape } from "../../../src/contract/shapes.ts";
import {
	type Dispatch,
	folded,
	ongoing,
	raisedBy,
	saysWhere,
	untakenOf,
} from "../../../src/web/guard/dispatch/ongoing.ts";
import { showingOf } from "../../../src/web/guard/dispatch/showing.ts";
import type { Held } from "../../../src/web/guard/queue/act.ts";

const sent = (id: string, more: Partial<Dispatch> = {}): Dispatch => ({
	...{ id, guard: "sun", state: "sent", by: "li", sentAt: "2026-11-23T02:13:00+08:00" },
	...more,
});
const incident = (id: string, rev: number, dispatches: Dispatch[]): IncidentShape => ({
	...{ id, rev, rang: 1, state: "dispatched", sounding: false, priority: "high", type: "x", zones: [], alarms: [] },
	...{ words: { en: "x", "zh-CN": "x" }, corroborated: false, related: [], eventCount: 1, openedAt: "x", dispatches },
});
const ids = (...all: IncidentShape[]) => ongoing(all, "sun").map(({ dispatch }) => dispatch.id);

test("what waits for an answer stands first, the newest of it before the older; what is over stands nowhere", () => {
	const later = { sentAt: "2026-11-23T02:14:00+08:00" };
	expect(
		ids(
			incident("inc-1", 1, [sent("dsp-1", { state: "accepted", sentAt: "2026-11-23T02:20:00+08:00" })]),
			incident("inc-2", 2, [sent("dsp-2"), sent("dsp-3", { guard: "li" }), sent("dsp-4", { state: "done" })]),
			incident("inc-3", 3, [sent("dsp-5", { ...later, state: "unanswered" })]),
		),
	).toEqual(["dsp-5", "dsp-2", "dsp-1"]);
});

test("a dispatch that went into another incident stands once, as the newer word has it", () => {
	const before = incident("inc-1", 4, [sent("dsp-1")]);
	const into = incident("inc-2", 9, [sent("dsp-1", { state: "arrived" })]);
	for (const all of [
		[before, into],
		[into, before],
	] as const) {
		expect(ongoing(all, "sun").map(({ incident: { id }, dispatch: { state } }) => [id, state])).toEqual([
			["inc-2", "arrived"],
		]);
	}
	expect(ids(before, incident("inc-2", 9, [sent("dsp-1", { state: "declined" })]))).toEqual([]);
});

const open = (id: string, more: Partial<IncidentShape> = {}): IncidentShape => ({
	...incident(id, 1, []),
	...{ state: "open", openedAt: "2026-11-23T02:13:00+08:00", ...more },
});

test("what a guard raised is no news to them; what is the same is told once", () => {
	const call = { id: "call", at: "2026-11-23T02:13:00Z", sentAt: 1, incident: "inc-1" };
	const fire: Held = {
		...{ n: 1, guard: "sun", sent: { at: 1, finding: "fnd-2", incident: "inc-2" } },
		act: { kind: "finding", body: { id: "f", at: "2026-11-23T02:13:00Z", category: "fire" }, photo: false },
	};
	const raised = raisedBy([{ ...call, away: true }], [fire]);
	const all = ["inc-1", "inc-2", "inc-3", "inc-4", "inc-5"].map((id) => open(id));
	const told = untakenOf([...all, open("inc-6", { words: { en: "y", "zh-CN": "y" } })], { guard: "sun", raised });
	expect(told.map(({ id }) => id)).toEqual(["inc-3", "inc-4", "inc-5", "inc-6"]);
	expect(folded(told).map(({ newest, all: same }) => [newest.id, same.length])).toEqual([
		["inc-3", 3],
		["inc-6", 1],
	]);
	expect(folded([open("a", { zone: "east" }), open("b", { zone: "west" })])).toHaveLength(2);
});

test("a place that stands in the words already is not said twice", () => {
	const where = { en: "Guard room", "zh-CN": "监控室" };
	expect(saysWhere({ en: "Guard room unattended", "zh-CN": "监控室无人值守" }, where)).toBe(true);
	expect(saysWhere({ en: "Perimeter breach", "zh-CN": "周界入侵" }, where)).toBe(false);
});

const message = {
	...{ id: "msg-1", rev: 1, text: "the north gate stays shut", by: "li", since: "2026-11-23T02:13:00+08:00" },
	to: [{ guard: "sun", reach: "app" as const }],
};

test.each([
	["nobody is signed in", { guard: undefined, opened: undefined }, "nothing"],
	["the door is shut", { guard: "sun", opened: undefined }, "closed"],
	["another guard has opened the phone", { guard: "sun", opened: "gao" }, "closed"],
	["its guard has opened it", { guard: "sun", opened: "sun" }, "open"],
] as const)("%s: what is told behind the door is that something waits, and no more", (_, who, what) => {
	const each = [
		{ incidents: [incident("inc-1", 1, [sent("dsp-1")])], messages: [] },
		{ incidents: [open("inc-2")], messages: [] },
		{ incidents: [], messages: [message] },
	];
	for (const told of each) {
		const shown = showingOf({ ...who, ...told, raised: new Set() });
		expect(shown.what).toBe(what);
		expect(shown.sent.length + shown.untaken.length + shown.unread.length).toBe(what === "open" ? 1 : 0);
	}
	const quiet = showingOf({ ...who, incidents: [], messages: [], raised: new Set() });
	expect(quiet.what).toBe(what === "open" ? "open" : "nothing");
});
