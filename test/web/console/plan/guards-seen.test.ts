import { expect, test } from "vitest";
import type { RoundShape } from "../../../../src/contract/patrol-shapes.ts";
import { guardsSeen } from "../../../../src/web/console/plan/guards-seen.ts";

const NOW = Date.parse("2026-11-23T22:30:00+08:00");
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const stop = (checkpoint: string, status: "pending" | "missed" | "on-time", minutes: number) => ({
	...{ checkpoint, status, dueAt: ago(-minutes), toleranceMs: 0 },
});
const round: Pick<RoundShape, "guard" | "stops"> = {
	guard: "wang",
	stops: [
		stop("cp-b01", "on-time", -6),
		stop("cp-b02", "missed", -2),
		stop("cp-b04", "pending", 9),
		stop("cp-b03", "pending", 4),
	],
};

test("a guard is where they were last seen, with age and next stop; dimmed when old; at their post without an age", () => {
	const guards = [
		{ guard: "wang", post: "patrol", zone: "b01-1", seenAt: ago(6) },
		{ guard: "zhou", post: "patrol", zone: "b01-1", seenAt: ago(16) },
		{ guard: "sun", post: "gate-south", zone: "gate-south" },
		{ guard: "wu", post: "patrol" },
	];
	expect(Object.fromEntries(guardsSeen(guards, [round], NOW))).toEqual({
		"b01-1": [
			{ guard: "wang", zone: "b01-1", ageMs: 360_000, next: { checkpoint: "cp-b03", dueAt: ago(-4) } },
			{ guard: "zhou", zone: "b01-1", ageMs: 960_000, old: true },
		],
		"gate-south": [{ guard: "sun", zone: "gate-south" }],
	});
});

test("a clock that runs behind makes nobody seen in the future", () => {
	const seen = guardsSeen([{ guard: "wang", post: "patrol", zone: "b01-1", seenAt: ago(-2) }], [], NOW);
	expect(seen.get("b01-1")?.[0]?.ageMs).toBe(0);
});
