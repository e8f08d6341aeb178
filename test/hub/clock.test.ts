import { expect, test } from "vitest";
import { movedMachine, NEAR_MS, openClock } from "../../src/hub/clock.ts";

const HOUR_MS = 3_600_000;
const START = Date.parse("2026-11-23T02:13:07+08:00");
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A machine whose clocks stand still until the test moves them. */
function machineAt(at: number) {
	const clocks = { wallAt: at, tick: 5_000 };
	return {
		wall: () => clocks.wallAt,
		monotonic: () => clocks.tick,
		pass(ms: number) {
			clocks.wallAt += ms;
			clocks.tick += ms;
		},
		step(ms: number) {
			clocks.wallAt += ms;
		},
	};
}

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

test("a simulation's clock runs faster, and no wall clock moves it", () => {
	const machine = machineAt(START);
	const clock = openClock({ notBefore: START, speed: 1_000, machine });
	machine.pass(50);
	machine.step(HOUR_MS);
	expect(clock.now()).toBe(START + 50_000);
	expect(clock.suspectSince).toBeUndefined();
	expect(clock.wall()).toBe(START + 50);
});

test("drift of up to a minute is made up for slowly, forwards and backwards, and the time never runs back", () => {
	for (const drift of [NEAR_MS - 1_000, -(NEAR_MS - 1_000)]) {
		const machine = machineAt(START);
		const clock = openClock({ notBefore: 0, machine });
		machine.step(drift);
		let before = clock.now();
		for (let second = 0; second < 700; second++) {
			machine.pass(1_000);
			const now = clock.now();
			expect(now - before).toBeGreaterThanOrEqual(899);
			expect(now - before).toBeLessThanOrEqual(1_101);
			before = now;
		}
		expect(Math.abs(before - machine.wall())).toBeLessThanOrEqual(1);
		expect(clock.suspectSince).toBeUndefined();
	}
});

test("a jump is suspect and moves nothing, until it is taken back or an epoch is begun", () => {
	for (const jump of [NEAR_MS + 1_000, 8 * HOUR_MS, 9 * 8_766 * HOUR_MS, -HOUR_MS]) {
		const machine = machineAt(START);
		const clock = openClock({ notBefore: 0, machine });
		machine.pass(10_000);
		machine.step(jump);
		expect([clock.now(), clock.suspectSince]).toEqual([START + 10_000, START + 10_000]);
		machine.pass(10_000);
		expect([clock.now(), clock.wall(), clock.uptime()]).toEqual([START + 20_000, START + 20_000, 20_000]);
		machine.step(-jump);
		expect([clock.now(), clock.suspectSince]).toEqual([START + 20_000, undefined]);
		machine.step(jump);
		expect(clock.suspectSince).toBe(START + 20_000);
		clock.set(clock.machine());
		machine.pass(1_000);
		expect([clock.now(), clock.suspectSince]).toEqual([START + 21_000 + jump, undefined]);
	}
});

test("a start in doubt begins with the newest entry; one at another time moves with the machine's clock", () => {
	const machine = machineAt(START + 10 * HOUR_MS);
	const doubted = openClock({ notBefore: START, machine, start: "doubted" });
	expect([doubted.now(), doubted.suspectSince]).toEqual([START, START]);
	const at = START - 5 * HOUR_MS;
	const moved = openClock({ notBefore: at, machine: movedMachine(at - machine.wall(), machine) });
	machine.pass(60_000);
	expect([moved.now(), moved.suspectSince]).toEqual([at + 60_000, undefined]);
});
