import { expect, test } from "vitest";
import { covers, proposals } from "../../src/model/proposal.ts";
import type { OnDuty } from "../../src/model/shift.ts";
import { garden } from "../scenario.ts";

const GUARDS: readonly OnDuty[] = [
	{ guard: "far", post: "patrol", zone: "west-3" },
	{ guard: "near", post: "patrol", zone: "east-4" },
	{ guard: "busy", post: "patrol", zone: "east-3", incident: "inc-9" },
	{ guard: "gate", post: "gate", fixed: true, zone: "east-3" },
	{ guard: "lost", post: "patrol" },
];

test("free guards come first, the nearer before the farther; then fixed posts, then who is on another incident", () => {
	const order = proposals(garden, GUARDS, { zone: "east-3" });
	expect(order.map(({ guard }) => guard)).toEqual(["near", "far", "lost", "gate", "busy"]);
	expect(order[0]).toMatchObject({ free: true, distanceM: expect.any(Number) });
	expect(order[2]?.distanceM).toBeUndefined();
	expect(order[3]).toMatchObject({ fixed: true });
});

test("who did not come when sent before comes last", () => {
	const sent = { id: "dsp-1", guard: "near", state: "declined", by: "li", sentAt: 1 } as const;
	const order = proposals(garden, GUARDS, { zone: "east-3", dispatches: [sent] });
	expect(order.at(-1)).toMatchObject({ guard: "near", sent: "declined" });
});

test("whoever holds no fixed post can cover one", () => {
	expect(covers(GUARDS, "gate")).toEqual(["far", "near", "busy", "lost"]);
});
