import { chainTest } from "../../model/objects/chain-test.ts";
import { type ChainTestShape, chainTestShape, presentChainTest } from "../chain-test-shape.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = [
	...["id", "rev", "since", "by", "confirmBy", "told", "confirmedAt", "confirmedBy", "failedAt"],
] as const satisfies Fields<ChainTestShape>;

/** For whoever can be told by one; a guard is told of it once it has told them, until it is over. */
export const shownChainTest = defineShown(chainTest, {
	shape: chainTestShape,
	present: presentChainTest,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL },
	shared: {
		of(test, guard) {
			const own = test.told.filter(({ to = [] }) => to.includes(guard));
			if (own.length === 0) return undefined;
			if (test.confirmedAt !== undefined || test.failedAt !== undefined) return "over";
			return { ...test, told: own.map((one) => ({ ...one, to: [guard] })) };
		},
		fields: ["id", "rev", "since", "confirmBy", "told"],
	},
});
