import { expect, test } from "vitest";
import type { IncidentShape } from "../../../src/contract/shapes.ts";
import { type Dispatch, ongoing } from "../../../src/web/guard/dispatch/ongoing.ts";

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
