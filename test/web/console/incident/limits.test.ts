import { expect, test } from "vitest";
import { mayBeShelved, shelfMinutes, waitsFor } from "../../../../src/web/console/incident/limits.ts";

const MIN = 60_000;
const priorities = {
	critical: { waitMs: 10 * MIN },
	high: { waitMs: 30 * MIN, shelveMs: 30 * MIN, shelveConfirmed: true },
	medium: { shelveMs: 480 * MIN },
	low: { shelveMs: 480 * MIN },
};
const operator = { captain: false, shiftLeftMs: 200 * MIN };
const minutes = (all: readonly number[]) => all.map((ms) => ms / MIN);

test("a wait is offered up to its limit by priority; what has none lasts to the shift's end", () => {
	expect(minutes(waitsFor({ priority: "critical" }, priorities, operator))).toEqual([2, 5, 10]);
	expect(Math.max(...minutes(waitsFor({ priority: "high" }, priorities, operator)))).toBe(30);
	expect(Math.max(...minutes(waitsFor({ priority: "medium" }, priorities, operator)))).toBe(199);
});

test("a second wait, and a high one's to the shift's end, are the captain's", () => {
	expect(waitsFor({ priority: "high", waits: 1 }, priorities, operator)).toEqual([]);
	const captain = { ...operator, captain: true };
	expect(Math.max(...minutes(waitsFor({ priority: "high", waits: 1 }, priorities, captain)))).toBe(199);
	expect(Math.max(...minutes(waitsFor({ priority: "critical", waits: 1 }, priorities, captain)))).toBe(10);
});

test("tampering and losses are shelved like what is high; critical and the guard room's own never", () => {
	expect(shelfMinutes({ type: "perimeter.breach", priority: "high" }, priorities)).toEqual([10, 20, 30]);
	expect(shelfMinutes({ type: "camera.tamper", priority: "medium" }, priorities)).toEqual([10, 20, 30]);
	expect(shelfMinutes({ type: "camera.covered", priority: "medium" }, priorities).at(-1)).toBe(480);
	expect(shelfMinutes({ type: "home.panic", priority: "critical" }, priorities)).toEqual([]);
	expect(mayBeShelved({ type: "guard-room.unattended", priority: "high" })).toBe(false);
});
