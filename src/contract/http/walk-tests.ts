import { z } from "zod";
import { beginWalkTest } from "../../model/actions/begin-walk-test.ts";
import { confirmTester } from "../../model/actions/confirm-tester.ts";
import { endWalkTest } from "../../model/actions/end-walk-test.ts";
import { listOf } from "../list.ts";
import { walkTestShape } from "../work-shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { flagQuery, pageQuery } from "./queries.ts";
import { listers } from "./roles.ts";

/** Walking past the detectors of one wall or flat to see them work. */
export const listWalkTests = defineRoute({
	method: "GET",
	path: "/walk-tests",
	roles: listers("walk-test"),
	summary: "Walk tests with what has passed and what not yet, newest first",
	reads: true,
	input: { query: z.object({ ...pageQuery, open: flagQuery.meta({ description: "Only what is under way" }) }) },
	answer: listOf(walkTestShape),
});

export const beginWalkTestRoute = actionRoute(beginWalkTest, { status: 201, answer: walkTestShape });
export const confirmTesterRoute = actionRoute(confirmTester, { answer: walkTestShape });
export const endWalkTestRoute = actionRoute(endWalkTest, { answer: walkTestShape });
