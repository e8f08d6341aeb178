import { z } from "zod";
import { addRound } from "../../model/actions/add-round.ts";
import { assignRound } from "../../model/actions/assign-round.ts";
import { cancelRound } from "../../model/actions/cancel-round.ts";
import { excuseRound } from "../../model/actions/excuse-round.ts";
import { handOnRound } from "../../model/actions/hand-on-round.ts";
import { objectId } from "../../model/fields.ts";
import { NAME_MAX } from "../../model/limits.ts";
import { ROUND_STATES } from "../../model/patrol.ts";
import { listOf } from "../list.ts";
import { roundShape } from "../patrol-shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { PATROL_READERS } from "./patrol.ts";
import { flagQuery, instantQuery, pageQuery } from "./queries.ts";

/** The rounds, planned, under way and walked. */
export const listRounds = defineRoute({
	method: "GET",
	path: "/patrol/rounds",
	roles: PATROL_READERS,
	summary: "Rounds, newest first; a guard sees their own. `from`, `to`: when they start",
	input: {
		query: z.object({
			...pageQuery,
			from: instantQuery,
			to: instantQuery,
			guard: z.string().max(NAME_MAX).optional(),
			route: z.string().max(NAME_MAX).optional(),
			state: z.enum(ROUND_STATES).optional(),
			cancelled: flagQuery.meta({ description: "Only cancelled ones; false: without them, as the figures count" }),
			open: flagQuery.meta({ description: "Only those to come and under way" }),
		}),
	},
	answer: listOf(roundShape),
	reads: true,
});

export const readRound = defineRoute({
	method: "GET",
	path: "/patrol/rounds/{id}",
	roles: PATROL_READERS,
	summary: "One round; a guard reads their own",
	input: { params: z.object({ id: objectId }) },
	answer: roundShape,
	problems: ["not-found"],
	reads: true,
});

/** What is done about rounds; each answers with the round as it is then. */
export const addRoundRoute = actionRoute(addRound, { status: 201, answer: roundShape });
export const assignRoundRoute = actionRoute(assignRound, { answer: roundShape });
export const excuseRoundRoute = actionRoute(excuseRound, { answer: roundShape });
export const cancelRoundRoute = actionRoute(cancelRound, { answer: roundShape });
export const handOnRoundRoute = actionRoute(handOnRound, { answer: roundShape });
