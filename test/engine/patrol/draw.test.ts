import { expect, test } from "vitest";
import { type Draw, drawStops } from "../../../src/engine/patrol/draw.ts";
import { predictabilityOf } from "../../../src/engine/patrol/predictability.ts";
import type { PatrolRoute } from "../../../src/model/patrol.ts";

const MINUTE_MS = 60_000;
const IDS = ["a", "b", "c", "d", "e", "f", "g", "h"];
const ROUTE: PatrolRoute = {
	...{ id: "walk", words: { en: "Walk", "zh-CN": "巡更" }, order: "random", draws: 4 },
	stops: IDS.map((checkpoint, i) => ({ checkpoint, afterMinutes: 5 * i, toleranceMinutes: 3 })),
};
/** Checkpoints in a row, two minutes from one to the next. */
const inARow = (from: string, to: string) => 2 * MINUTE_MS * Math.abs(IDS.indexOf(from) - IDS.indexOf(to));
const EVEN: Draw = { weightOf: () => 1, leastMs: inARow };
const seeds = Array.from({ length: 500 }, (_, n) => `seed ${n}`);

test("the same seed draws the same stops, each once; other seeds draw others", () => {
	for (const seed of seeds) {
		const drawn = drawStops(ROUTE, seed, EVEN);
		expect(drawStops(ROUTE, seed, EVEN)).toEqual(drawn);
		expect(drawn).toHaveLength(4);
		expect(new Set(drawn.map(({ checkpoint }) => checkpoint)).size).toBe(4);
	}
	const drawn = seeds.map((seed) =>
		drawStops(ROUTE, seed, EVEN)
			.map(({ checkpoint }) => checkpoint)
			.join(),
	);
	expect(new Set(drawn).size).toBeGreaterThan(300);
});

test("nobody has to run from one drawn stop to the next, also where every way is long", () => {
	for (const factor of [1, 3, 10]) {
		const draw: Draw = { ...EVEN, leastMs: (from, to) => factor * inARow(from, to) };
		for (const seed of seeds) {
			drawStops(ROUTE, seed, draw).forEach((stop, i, all) => {
				const before = all[i - 1];
				if (!before) return;
				const minutes = stop.afterMinutes - before.afterMinutes;
				expect(minutes * MINUTE_MS, seed).toBeGreaterThanOrEqual(draw.leastMs(before.checkpoint, stop.checkpoint));
			});
		}
	}
});

test("what no working camera sees is drawn more often, the more the more it weighs", () => {
	const timesOf = (weight: number) => {
		const draw: Draw = { leastMs: () => 0, weightOf: (checkpoint) => (checkpoint === "h" ? weight : 1) };
		return seeds.filter((seed) => drawStops(ROUTE, seed, draw).some(({ checkpoint }) => checkpoint === "h")).length;
	};
	const [even, more, most] = [timesOf(1), timesOf(3), timesOf(9)];
	// Four of eight: half of the rounds, give or take.
	expect(even / seeds.length).toBeCloseTo(0.5, 0);
	expect(more).toBeGreaterThan(even * 1.3);
	expect(most).toBeGreaterThan(more * 1.1);
});

test("routes that are not drawn are walked in the order of their times, whatever the seed", () => {
	const route: PatrolRoute = { ...ROUTE, order: "ordered", stops: [...ROUTE.stops].reverse() };
	expect(drawStops(route, "x", EVEN).map(({ checkpoint }) => checkpoint)).toEqual(IDS);
});

test("the same times each round are 100, times all the same likely next to 0, and a heavy favourite lies between", () => {
	const fixed = predictabilityOf({ ...ROUTE, order: "ordered" }, EVEN);
	expect(fixed.percent).toBe(100);
	expect(fixed.words.en).toContain("100 of 100");
	const free: Draw = { weightOf: () => 1, leastMs: () => 0 };
	const all = predictabilityOf({ ...ROUTE, draws: 8 }, free).percent;
	expect(all).toBeLessThan(12);
	const favourite: Draw = { ...free, weightOf: (checkpoint) => 5 ** (8 - IDS.indexOf(checkpoint)) };
	const between = predictabilityOf({ ...ROUTE, draws: 8 }, favourite).percent;
	expect(between).toBeGreaterThan(all + 20);
	expect(between).toBeLessThan(100);
});
