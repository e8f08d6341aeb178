import { expect, test } from "vitest";
import { questionsOf, refusedLeft } from "../../../../src/web/console/bypasses/tester.ts";

const at = (s: number) => new Date(s * 1_000).toISOString();
const tests = [
	{ id: "wlk-1", asks: { "beam-east-3": { seq: 9, at: at(20) }, "beam-east-1": { seq: 8, at: at(10) } } },
	{ id: "wlk-2" },
];

test("each detector is one question, the one that rings first before the others", () => {
	expect(questionsOf(tests, 21_000, 30_000).map(({ detector, seq, ringsAt }) => [detector, seq, ringsAt])).toEqual([
		["beam-east-1", 8, 40_000],
		["beam-east-3", 9, 50_000],
	]);
});

test("what is 30 s old has rung and is no question any more", () => {
	expect(questionsOf(tests, 40_000, 30_000).map(({ detector }) => detector)).toEqual(["beam-east-3"]);
	expect(questionsOf(tests, 50_000, 30_000)).toEqual([]);
});

test("an answer that came too late stands in its question's place while the test goes on, until its detector is asked anew", () => {
	const late = { test: "wlk-1", detector: "beam-west-1", seq: 5, ringsAt: 30_000, why: "That report is 31 s old." };
	const tests = [{ id: "wlk-1" }];
	expect(refusedLeft([late], [], tests)).toEqual([late]);
	expect(refusedLeft([late], [{ ...late, detector: "beam-west-2" }], tests)).toEqual([late]);
	expect(refusedLeft([late], [{ ...late, seq: 9 }], tests)).toEqual([]);
	expect(refusedLeft([late], [], [])).toEqual([]);
});
