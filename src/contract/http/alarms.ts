import { z } from "zod";
import { confirmShelving } from "../../model/actions/confirm-shelving.ts";
import { shelve } from "../../model/actions/shelve.ts";
import { unshelve } from "../../model/actions/unshelve.ts";
import { listOf } from "../list.ts";
import { priority } from "../primitives.ts";
import { alarmShape } from "../shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { flagQuery, instantQuery, pageQuery } from "./queries.ts";
import { listers } from "./roles.ts";

/** Conditions that ask for a person. */
export const listAlarms = defineRoute({
	method: "GET",
	path: "/alarms",
	roles: listers("alarm"),
	summary: "Alarms, newest first",
	reads: true,
	input: {
		query: z.object({
			...pageQuery,
			open: flagQuery.meta({ description: "Only what is active or not acknowledged" }),
			priority: priority.optional(),
			zone: z.string().optional(),
			from: instantQuery,
			to: instantQuery,
		}),
	},
	answer: listOf(alarmShape),
});

export const shelveRoute = actionRoute(shelve, { answer: alarmShape });
export const unshelveRoute = actionRoute(unshelve, { answer: alarmShape });
export const confirmShelvingRoute = actionRoute(confirmShelving, { answer: alarmShape });
