import { z } from "zod";
import { beginChainTest } from "../../model/actions/begin-chain-test.ts";
import { confirmChainTest } from "../../model/actions/confirm-chain-test.ts";
import { chainTestShape } from "../chain-test-shape.ts";
import { listOf } from "../list.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { flagQuery, pageQuery } from "./queries.ts";
import { listers } from "./roles.ts";

/** Tests of the escalation chain. */
export const listChainTests = defineRoute({
	method: "GET",
	path: "/chain-tests",
	roles: listers("chain-test"),
	summary: "The tests of the escalation chain, newest first: whom each told, and who confirmed it",
	reads: true,
	input: { query: z.object({ ...pageQuery, open: flagQuery.meta({ description: "Only the one that runs" }) }) },
	answer: listOf(chainTestShape),
});

export const beginChainTestRoute = actionRoute(beginChainTest, { status: 201, answer: chainTestShape });
export const confirmChainTestRoute = actionRoute(confirmChainTest, { answer: chainTestShape });
