import { expect, test } from "vitest";
import { shiftFor } from "../../src/model/planned-shift.ts";

const SHIFTS = [
	{ id: "night", fromMinute: 0, toMinute: 480 },
	{ id: "day", fromMinute: 480, toMinute: 960 },
	{ id: "evening", fromMinute: 960, toMinute: 1440 },
];
const at = (shifts: typeof SHIFTS, minute: number) =>
	shiftFor(shifts, minute * 60_000, (instant) => (instant / 60_000) % 1440)?.id;

test("who comes half an hour early comes for the shift that is about to begin", () => {
	expect([470, 440, 1_430].map((minute) => at(SHIFTS, minute))).toEqual(["day", "night", "night"]);
	expect(at([{ id: "late", fromMinute: 1_320, toMinute: 360 }], 60)).toBe("late");
	expect(at([{ id: "late", fromMinute: 1_320, toMinute: 360 }], 600)).toBeUndefined();
});
