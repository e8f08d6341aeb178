import { chainTest } from "../../model/objects/chain-test.ts";
import { type ChainTestShape, chainTestShape, ownChainTest, presentChainTest } from "../chain-test-shape.ts";
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
			const own = ownChainTest(test, guard);
			if (own.told.length === 0) return undefined;
			return test.confirmedAt !== undefined || test.failedAt !== undefined ? "over" : own;
		},
		fields: ["id", "rev", "since", "confirmBy", "told"],
	},
});
