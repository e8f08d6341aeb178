import { expect, test } from "vitest";
import { backoffMs, isStale } from "../../../src/web/app/link.ts";

test("a page that has heard nothing for more than three seconds is blind, and not before", () => {
	expect(isStale(1_000, 4_000)).toBe(false);
	expect(isStale(1_000, 4_001)).toBe(true);
});

test("attempts to reconnect grow rarer, but never rarer than every five seconds", () => {
	const waits = [0, 1, 2, 3, 4, 5, 50].map((failures) => backoffMs(failures, 0));
	expect(waits).toEqual([400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]);
	expect(backoffMs(5, 1)).toBe(3_333);
});
