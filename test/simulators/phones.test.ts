import fc from "fast-check";
import { expect, test } from "vitest";
import { answeringOf, USUAL } from "../../simulators/phones/answering.ts";

const many = (habits = USUAL, guard = "zhang") =>
	Array.from({ length: 400 }, (_, n) => answeringOf({ seed: "night", guard, dispatch: `dsp-${n}` }, habits));

test("the same seed, guard and dispatch give the same; another guard does something else", () => {
	expect(many()).toEqual(many());
	expect(many(USUAL, "li")).not.toEqual(many());
});

test("guards accept, refuse with a reason, say nothing, come late and lose the network, in about the shares stated", () => {
	const all = many();
	const share = (is: (one: (typeof all)[number]) => boolean, of = all) => of.filter(is).length / of.length;
	expect(share(({ says }) => says === "decline")).toBeCloseTo(USUAL.refuse, 1);
	expect(share(({ says }) => says === "nothing")).toBeCloseTo(USUAL.sayNothing, 1);
	const going = all.filter(({ says }) => says === "accept");
	expect(share(({ walksMs }) => walksMs > 300_000, going)).toBeCloseTo(USUAL.comeLate, 1);
	expect(share(({ away }) => away !== undefined, going)).toBeCloseTo(USUAL.loseNetwork, 1);
	for (const { says, reason } of all) expect([says, reason !== undefined]).toEqual([says, says === "decline"]);
});

test("whatever the seed: the network goes on the way and not after it, and a habit changes nothing but itself", () => {
	const words = fc.record({ seed: fc.string(), guard: fc.string(), dispatch: fc.string() });
	fc.assert(
		fc.property(words, (given) => {
			const one = answeringOf(given);
			expect(one.away === undefined || one.away.afterMs < one.walksMs).toBe(true);
			const never = answeringOf(given, { ...USUAL, loseNetwork: 0 });
			const { away: _, ...rest } = one;
			expect(never).toEqual(rest);
		}),
	);
});
