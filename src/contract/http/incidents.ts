import { z } from "zod";
import { report } from "../../model/actions/report.ts";
import { seeIncident } from "../../model/actions/see-incident.ts";
import { objectId } from "../../model/fields.ts";
import { CAUSES, INCIDENT_STATES, POLICE_OUTCOMES } from "../../model/incident.ts";
import { PLANNERS } from "../../model/role.ts";
import { listOf } from "../list.ts";
import { priority } from "../primitives.ts";
import { incidentPanelShape, incidentShape } from "../shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { flagQuery, instantQuery, pageQuery, wholeNumber } from "./queries.ts";
import { ANYONE } from "./roles.ts";

/** What narrows the list as figures are narrowed; whatever is discreet is found by none of the words that would tell its place. */
const countedFilters = {
	counted: flagQuery.meta({
		description:
			"`true`: exactly what figures count: not what was merged into another, and no exercise unless `drill=include`. Each filter below implies it",
	}),
	type: z.string().max(64).optional(),
	kind: z.string().max(64).optional().meta({ description: "The first part of a type: `perimeter`" }),
	place: z.string().max(64).optional().meta({ description: "The zone of its leading alarm; `none`: without one" }),
	unit: z.string().max(64).optional(),
	cause: z
		.enum([...CAUSES, "none"])
		.optional()
		.meta({ description: "`none`: not resolved" }),
	outcome: z.enum(POLICE_OUTCOMES).optional().meta({ description: "Of the police" }),
	source: z.string().max(80).optional().meta({ description: "Of its leading alarm: `device:beam-east-3`; `report`" }),
	guard: z.string().max(64).optional().meta({ description: "Who was sent there; for a captain" }),
	hour: wholeNumber.min(0).max(23).optional().meta({ description: "Opened in this hour by the site's clocks" }),
	weekday: wholeNumber.min(1).max(7).optional().meta({ description: "1 is Monday" }),
	timed: z.enum(["acknowledge", "act", "arrive", "resolve", "agency"]).optional().meta({
		description: "Those of which this time is known",
	}),
	drill: z.enum(["exclude", "include"]).optional(),
};

/** What narrows a list of incidents. */
export const incidentFilters = {
	...countedFilters,
	open: flagQuery.meta({ description: "Only what is not resolved" }),
	state: z.enum(INCIDENT_STATES).optional(),
	priority: priority.optional(),
	zone: z.string().optional(),
	from: instantQuery,
	to: instantQuery,
};

/** Incidents as they are. What is done to them has its routes from `model/actions`. */
export const listIncidents = defineRoute({
	method: "GET",
	path: "/incidents",
	roles: ANYONE,
	summary: "Incidents, newest first; of a guard those that `/live` tells them: sent to and not back from, or told of",
	problems: ["forbidden"],
	reads: true,
	input: {
		query: z.object({ ...pageQuery, ...incidentFilters }),
	},
	answer: listOf(incidentShape),
});

export const readIncident = defineRoute({
	method: "GET",
	path: "/incidents/{id}",
	roles: ANYONE,
	summary:
		"One incident, for who handles it with its procedure and whom to call; a discreet one is whole for them and for a guard on the way there only, and the view is journalled; a guard sees what `/live` tells them",
	input: { params: z.object({ id: z.string() }) },
	answer: incidentPanelShape,
	problems: ["not-found"],
	reads: true,
});

export const reportRoute = actionRoute(report, { status: 201, answer: incidentShape });

/** Whoever was told that nobody takes it says that they see it. */
export const seeIncidentRoute = actionRoute(seeIncident, { answer: incidentShape });

/** What belongs to it is kept from being deleted no longer than all else. */
export const endHold = defineRoute({
	method: "DELETE",
	path: "/incidents/{id}/hold",
	roles: PLANNERS,
	summary: "Keep what belongs to it no longer than all else",
	problems: ["not-found", "wrong-state"],
	input: { params: z.object({ id: objectId }) },
	answer: incidentShape,
});
