import { z } from "zod";
import { report } from "../../model/actions/report.ts";
import { INCIDENT_STATES } from "../../model/incident.ts";
import { listOf } from "../list.ts";
import { priority } from "../primitives.ts";
import { incidentPanelShape, incidentShape } from "../shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { flagQuery, instantQuery, pageQuery } from "./queries.ts";
import { ANYONE } from "./roles.ts";

/** Incidents as they are. What is done to them has its routes from `model/actions`. */
export const listIncidents = defineRoute({
	method: "GET",
	path: "/incidents",
	roles: ANYONE,
	summary: "Incidents, newest first; of a guard those that they were sent to",
	problems: ["malformed"],
	reads: true,
	input: {
		query: z.object({
			...pageQuery,
			open: flagQuery.meta({ description: "Only what is not resolved" }),
			state: z.enum(INCIDENT_STATES).optional(),
			priority: priority.optional(),
			zone: z.string().optional(),
			from: instantQuery,
			to: instantQuery,
		}),
	},
	answer: listOf(incidentShape),
});

export const readIncident = defineRoute({
	method: "GET",
	path: "/incidents/{id}",
	roles: ANYONE,
	summary:
		"One incident, for who handles it with its procedure and whom to call; a discreet one is whole for them and for a guard on the way there only, and the view is journalled; a guard sees those that they were sent to",
	input: { params: z.object({ id: z.string() }) },
	answer: incidentPanelShape,
	problems: ["not-found"],
	reads: true,
});

export const reportRoute = actionRoute(report, { status: 201, answer: incidentShape });
