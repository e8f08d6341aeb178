import { expect, test } from "vitest";
import { chanceOf, randomOf } from "../../../simulators/world/random.ts";

test("a seed gives its own row of numbers again, spread evenly", () => {
	const draw = (seed: string) => {
		const random = randomOf(seed);
		return Array.from({ length: 2_000 }, () => random.next());
	};
	expect(draw("a")).toEqual(draw("a"));
	expect(draw("a")).not.toEqual(draw("b"));
	expect(draw("a").every((n) => n >= 0 && n < 1)).toBe(true);
	expect(draw("a").reduce((sum, n) => sum + n, 0) / 2_000).toBeCloseTo(0.5, 1);
});

test("the same words have the same chance", () => {
	expect(chanceOf("cam-1", "cat")).toBe(chanceOf("cam-1", "cat"));
	expect(chanceOf("cam-1", "cat")).not.toBe(chanceOf("cam-2", "cat"));
});
