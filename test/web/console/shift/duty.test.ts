import { expect, test } from "vitest";
import type { ShiftShape } from "../../../../src/contract/work-shapes.ts";
import { attendance, currentOf, guardsSaid } from "../../../../src/web/console/shift/duty.ts";
import { anAlarm, anIncident } from "../../some.ts";

const shift = (change: Partial<ShiftShape> & { id: string }): ShiftShape => ({
	rev: 1,
	plan: "night",
	operator: "li",
	since: "2026-11-23T16:00:00Z",
	endsAt: "2026-11-24T00:00:00Z",
	startList: {},
	guards: [],
	...change,
});

test("the watch that is kept is the newest that has not ended", () => {
	const ended = shift({ id: "a", since: "2026-11-23T18:00:00Z", endedAt: "2026-11-23T19:00:00Z" });
	const now = shift({ id: "b" });
	expect(currentOf([ended, now])?.id).toBe("b");
	expect(currentOf([ended])).toBeUndefined();
});

test("the guard room is unattended when nobody is signed on, and when the hub says so until somebody is back", () => {
	const told = anIncident({ id: "i", type: "guard-room.unattended", alarms: ["a-1"] });
	const on = shift({ id: "a" });
	const active = new Map([["a-1", anAlarm({ id: "a-1", type: "guard-room.unattended" })]]);
	const returned = new Map([["a-1", anAlarm({ id: "a-1", type: "guard-room.unattended", active: false })]]);
	expect(attendance(undefined, [], new Map())).toEqual({ why: "nobody" });
	expect(attendance(undefined, [told], returned)).toEqual({ why: "nobody" });
	expect(attendance(on, [], new Map())).toBeUndefined();
	// Whoever is told of no watch knows nothing of it: only what the hub itself says counts.
	expect(attendance("untold", [], new Map())).toBeUndefined();
	expect(attendance("untold", [told], active)).toMatchObject({ why: "told" });
	expect(attendance(on, [told], active)).toMatchObject({ why: "told", incident: { id: "i" } });
	expect(attendance(on, [told], new Map())).toMatchObject({ why: "told" });
	expect(attendance(on, [told], returned)).toBeUndefined();
	expect(attendance(on, [{ ...told, state: "resolved" }], active)).toBeUndefined();
});

test("only those who are named are on duty, each at a post", () => {
	const rows = [
		{ guard: " chen ", post: "gate-south", leader: false },
		{ guard: "", post: "patrol", leader: false },
		{ guard: "zhao", post: "", leader: true },
	];
	expect(guardsSaid(rows)).toEqual([
		{ guard: "chen", post: "gate-south" },
		{ guard: "zhao", leader: true },
	]);
});
