import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HubClock } from "../../../src/web/app/hub-clock.ts";

const HOUR = 3_600_000;
/** What floating point makes of an hour at full speed. */
const ROUNDING = 1e-3;
const SLEW = 1.1;

interface Beat {
	/** When it left the hub, real ms. */
	readonly left: number;
	/** How long it was on its way, real ms. */
	readonly late: number;
}

/** The beats of some minutes as they come: some lost, some late, and never one before another that left earlier. */
const journeys = (latest: number) =>
	fc
		.array(fc.record({ gap: fc.integer({ min: 900, max: 9_000 }), late: fc.integer({ min: 0, max: latest }) }), {
			minLength: 2,
			maxLength: 60,
		})
		.map((all) => {
			let [left, came] = [0, 0];
			return all.map(({ gap, late }): Beat & { readonly came: number } => {
				left += gap;
				came = Math.max(came, left + late);
				return { left, late: came - left, came };
			});
		});
const speeds = fc.constantFrom(0.5, 1, 1, 1, 60, 3_600);
const STARTED = Date.parse("2026-11-24T03:00:00+08:00");

/** Eight seconds late for so long that the clock falls back, and on time again when it is two seconds behind at its slowest. */
const FOUND = [0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 13_000, 19_000, 25_500, 34_050].map((left, n) => {
	const late = n === 0 || left === 34_050 ? 0 : 8_000;
	return { left, late, came: left + late };
});

/** Lets the page hear them; gives what it shows between all of them, with what was so. */
function heard(beats: readonly (Beat & { readonly came: number })[], speed: number) {
	const clock = new HubClock(0, 0);
	const seen: { tick: number; shown: number; so: number }[] = [];
	const look = (tick: number) => seen.push({ tick, shown: clock.now(tick), so: STARTED + tick * speed });
	beats.forEach(({ left, came }, n) => {
		clock.heard(STARTED + left * speed, came, speed);
		const next = beats[n + 1]?.came ?? came + 4_000;
		for (let tick = came; tick <= next; tick += Math.max(97, (next - came) / 9)) look(tick);
	});
	return seen;
}

describe("however late, bunched or missing the beats are", () => {
	test("what is shown is never ahead of the hub, and never farther behind than the latest beat was late", () => {
		fc.assert(
			fc.property(journeys(10_000), speeds, (beats, speed) => {
				const latest = Math.max(...beats.map(({ late }) => late));
				for (const { shown, so } of heard(beats, speed)) {
					expect(shown).toBeLessThanOrEqual(so + ROUNDING * speed);
					expect(shown).toBeGreaterThanOrEqual(so - latest * speed - ROUNDING * speed);
				}
			}),
		);
	});

	test("it never goes back, and never hurries by more than a tenth but to catch up with seconds that it missed", () => {
		fc.assert(
			fc.property(journeys(10_000), speeds, (beats, speed) => {
				const seen = heard(beats, speed);
				for (const [n, { tick, shown }] of seen.entries()) {
					const before = seen[n - 1];
					if (!before) continue;
					const passed = (tick - before.tick) * speed;
					expect(shown).toBeGreaterThanOrEqual(before.shown - ROUNDING * speed);
					// What is shown may have run a tenth slower until the beat that puts it right.
					const slowest = passed * (2 - SLEW);
					const caughtUp = shown - before.shown > slowest + 2_000 * speed - ROUNDING * speed;
					if (!caughtUp) expect(shown - before.shown).toBeLessThanOrEqual(passed * SLEW + ROUNDING * speed);
				}
			}),
			{ examples: [[FOUND, 1]] },
		);
	});
});

test("two beats that come at once do not make an hour of a second", () => {
	const clock = new HubClock(0, 0);
	clock.heard(STARTED, 1_000);
	clock.heard(STARTED + 1_000, 2_900);
	clock.heard(STARTED + 2_000, 2_900.7);
	expect(clock.now(3_000)).toBeLessThan(STARTED + 3_000);
	expect(clock.now(62_900)).toBeLessThan(STARTED + 63_000);
});

describe("after an hour's suspension", () => {
	test.each([
		["the page's tick stood still", 0],
		["the page's tick ran on", HOUR],
	])("%s: the first beat that is fresh puts it right, whatever was still on its way", (_, ran) => {
		const clock = new HubClock(0, 0);
		for (let n = 0; n < 10; n++) clock.heard(STARTED + n * 1_000, n * 1_000);
		const woke = 10_000 + ran;
		for (let n = 10; n < 14; n++) clock.heard(STARTED + n * 1_000, woke + n);
		clock.heard(STARTED + 10_000 + HOUR + 100, woke + 100);
		expect(Math.abs(clock.now(woke + 100) - (STARTED + 10_000 + HOUR + 100))).toBeLessThanOrEqual(2_000);
	});
});

test("a hub whose clock was set back is believed once it has said so for some seconds", () => {
	const clock = new HubClock(0, 0);
	for (let n = 0; n < 5; n++) clock.heard(STARTED + HOUR + n * 1_000, n * 1_000);
	for (let n = 5; n < 12; n++) clock.heard(STARTED + n * 1_000, n * 1_000);
	expect(clock.now(12_000)).toBe(STARTED + 12_000);
});

test("ages follow the hub's clock although the workstation's is wrong by a year", () => {
	const clock = new HubClock(0, 0);
	clock.heard(1_000_000, 500);
	expect(clock.now(800)).toBe(1_000_300);
});

test("a simulation at sixty times the speed counts on from its first beat, and a second run at another speed from its own", () => {
	const clock = new HubClock(0, 0);
	clock.heard(1_000_000, 0, 60);
	expect(clock.now(1_500)).toBe(1_090_000);
	clock.heard(500_000, 2_000, 1);
	expect(clock.now(3_000)).toBe(501_000);
});
