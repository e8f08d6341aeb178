import { expect, test } from "vitest";
import { simulateMonth } from "./simulate.ts";

test("in a month with storms, feints and every scenario nothing real is missed, and the operator is not flooded", async () => {
	const { missed, real, soundedPerHour, floodShare, refused } = await simulateMonth({ days: 30, seed: "1" });
	expect(real).toBeGreaterThan(60);
	expect(missed).toEqual([]);
	expect(refused).toEqual([]);
	expect(soundedPerHour).toBeLessThanOrEqual(6);
	expect(floodShare).toBeLessThan(0.01);
});
