import { afterEach, expect, test } from "vitest";
import { Pace } from "../../simulators/pace.ts";
import { lapse, until } from "../waiting.ts";

let running: { stop(): void } | undefined;
afterEach(() => running?.stop());

/** Keeps this thread, and so the hub's, from doing anything else. */
function standStill(ms: number): void {
	const end = performance.now() + ms;
	while (performance.now() < end);
}

test("it goes with real time, never ahead of it, and is the same in whatever shares it", async () => {
	const pace = new Pace();
	const began = performance.now();
	running = pace.run();
	const now = await until(() => pace.now() > 200 && pace.now());
	expect(now).toBeLessThanOrEqual(performance.now() - began);
	expect(new Pace(pace.shared).now()).toBeGreaterThanOrEqual(now);
});

test("a second in which the machine stands still is hardly lived through", async () => {
	const pace = new Pace();
	running = pace.run();
	const before = await until(() => pace.now());
	standStill(1_000);
	const after = await until(() => pace.now() !== before && pace.now());
	expect(after - before).toBeLessThan(500);
});

test("it waits for a simulation whose words are not acknowledged, and goes on with it", async () => {
	const pace = new Pace();
	running = pace.run();
	const simulation = new Pace(pace.shared);
	simulation.heard(simulation.now());
	const heardAt = simulation.now();
	await lapse(1_000);
	expect(pace.now() - heardAt).toBeLessThan(500);
	const stoodAt = pace.now();
	simulation.heard(stoodAt);
	await until(() => pace.now() > stoodAt);
	simulation.letGo();
	await until(() => pace.now() > stoodAt + 500);
});
