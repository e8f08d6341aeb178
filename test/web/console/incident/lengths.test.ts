import { expect, test } from "vitest";
import { shelfMinutes, waitLengths } from "../../../../src/web/console/incident/lengths.ts";

const MIN = 60_000;
const priorities = {
	critical: { waitMs: 10 * MIN },
	high: { waitMs: 30 * MIN, shelveMs: 30 * MIN, shelveConfirmed: true },
	medium: { shelveMs: 480 * MIN },
	low: { shelveMs: 480 * MIN },
};
const operator = { role: "operator" as const, watchLeftMs: 200 * MIN };
const minutes = (all: readonly number[]) => all.map((ms) => ms / MIN);

test("a wait is offered up to its limit by priority; what has none lasts to the watch's end", () => {
	expect(minutes(waitLengths({ priority: "critical" }, priorities, operator))).toEqual([2, 5, 10]);
	expect(Math.max(...minutes(waitLengths({ priority: "high" }, priorities, operator)))).toBe(30);
	expect(Math.max(...minutes(waitLengths({ priority: "medium" }, priorities, operator)))).toBe(199);
});

test("a high one's wait to the watch's end is the captain's", () => {
	const captain = { ...operator, role: "captain" as const };
	expect(Math.max(...minutes(waitLengths({ priority: "high" }, priorities, captain)))).toBe(199);
	expect(Math.max(...minutes(waitLengths({ priority: "critical" }, priorities, captain)))).toBe(10);
});

test("tampering and losses are shelved like what is high", () => {
	expect(shelfMinutes({ type: "perimeter.breach", priority: "high" }, priorities)).toEqual([10, 20, 30]);
	expect(shelfMinutes({ type: "camera.tamper", priority: "medium" }, priorities)).toEqual([10, 20, 30]);
	expect(shelfMinutes({ type: "camera.covered", priority: "medium" }, priorities).at(-1)).toBe(480);
});
