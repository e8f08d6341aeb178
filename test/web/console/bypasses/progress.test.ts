import { expect, test } from "vitest";
import { gathered } from "../../../../src/web/console/bypasses/gathered.ts";
import { progressOf, testOf } from "../../../../src/web/console/bypasses/progress.ts";

test("a walk test tells who has passed, the latest first, and who has not yet", () => {
	const passed = { "beam-west-1": 0, "beam-west-2": 5, "beam-west-3": 9, "beam-west-0": 0 };
	expect(progressOf({ passed })).toEqual({
		done: [
			{ id: "beam-west-3", at: 9 },
			{ id: "beam-west-2", at: 5 },
		],
		waiting: ["beam-west-0", "beam-west-1"],
	});
	expect(testOf([{ passed }], "beam-west-1")).toBe("waits");
	expect(testOf([{ passed }], "beam-west-2")).toBe("passed");
	expect(testOf([{ passed }], "beam-east-1")).toBeUndefined();
});

test("one walk test is one entry with its zones; everything else stands for itself", () => {
	const of = (why: "walk-test" | "shelved", zone: string) =>
		({ id: `${why}:${zone}`, rev: 1, why, zone, since: "2026-11-23T16:00:00Z", by: "li" }) as const;
	const all = [of("walk-test", "west-1"), of("shelved", "east-1"), of("walk-test", "west-2"), of("shelved", "east-2")];
	expect(gathered(all).map(({ first, zones }) => [first.why, zones])).toEqual([
		["walk-test", ["west-1", "west-2"]],
		["shelved", ["east-1"]],
		["shelved", ["east-2"]],
	]);
});
