import { expect, test } from "vitest";
import { openClock } from "../src/clock.ts";

const HOUR_MS = 3_600_000;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

test("the hub's time is never behind its journal, and goes on from there", async () => {
	const ahead = Date.now() + HOUR_MS;
	const clock = openClock({ notBefore: ahead });
	expect(clock.now()).toBeGreaterThanOrEqual(ahead);
	const before = clock.now();
	await pause(50);
	expect(clock.now()).toBeGreaterThan(before);
	expect(clock.now()).toBeLessThan(ahead + HOUR_MS);
});

test("where the journal is older, it is the wall clock's time, in whole milliseconds", () => {
	const { now } = openClock({ notBefore: 0 });
	expect(Math.abs(now() - Date.now())).toBeLessThan(1_000);
	expect(Number.isInteger(now())).toBe(true);
});

test("a simulation's clock runs faster", async () => {
	const clock = openClock({ notBefore: 0, speed: 1_000 });
	const before = clock.now();
	await pause(50);
	expect(clock.now() - before).toBeGreaterThan(40_000);
});
