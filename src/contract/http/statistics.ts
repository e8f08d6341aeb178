import { z } from "zod";
import type { Role } from "../../model/role.ts";
import { statisticsOf } from "../statistics/answer-shape.ts";
import {
	deviceFigures,
	healthFigures,
	heatmapFigures,
	incidentFigures,
	overviewFigures,
	patrolFigures,
	responseFigures,
} from "../statistics/figures.ts";
import { DEVICE_GROUPINGS, HEALTH_GROUPINGS, INCIDENT_GROUPINGS, PATROL_GROUPINGS } from "../statistics/groupings.ts";
import { defineRoute } from "./define-route.ts";
import { instantQuery } from "./queries.ts";

/** Who may see figures. By person they are for a captain alone. */
export const STATISTICS_ROLES = ["captain", "manager", "admin"] as const satisfies readonly Role[];

const asked = {
	view: z.enum(["internal", "public"]).default("internal").meta({
		description: "`public`: nothing that names a guard or a flat, and no special incident",
	}),
	from: instantQuery.meta({ description: "Inclusive; 30 days before `to` where it is not said" }),
	to: instantQuery.meta({ description: "Exclusive; now where it is not said. At most ten years after `from`" }),
	compare: z.enum(["previous", "year-before"]).optional().meta({
		description: "Also the same of as many days just before, or of the same days a year earlier",
	}),
	zone: z.string().max(64).optional(),
	kind: z.string().max(64).optional().meta({ description: "The first part of a type: `perimeter`" }),
	drill: z.enum(["exclude", "include"]).default("exclude"),
};

function by<const G extends readonly [string, ...string[]]>(groupings: G) {
	return z.object({ ...asked, groupBy: z.enum(groupings).optional() });
}

const stated = { method: "GET", roles: STATISTICS_ROLES, reads: true, problems: ["forbidden"] } as const;

export const readOverview = defineRoute({
	...stated,
	path: "/statistics/overview",
	summary: "What happened, how fast it was answered, and what was not watched, in one answer",
	input: { query: by(INCIDENT_GROUPINGS) },
	answer: statisticsOf(overviewFigures),
});

export const readIncidentStatistics = defineRoute({
	...stated,
	path: "/statistics/incidents",
	summary: "Incidents by how they ended",
	input: { query: by(INCIDENT_GROUPINGS) },
	answer: statisticsOf(incidentFigures),
});

export const readResponseStatistics = defineRoute({
	...stated,
	path: "/statistics/response",
	summary: "How long it took, beside the targets in force at the time",
	input: { query: by(INCIDENT_GROUPINGS) },
	answer: statisticsOf(responseFigures),
});

export const readPatrolStatistics = defineRoute({
	...stated,
	path: "/statistics/patrol",
	summary: "Rounds and their stops",
	input: { query: by(PATROL_GROUPINGS) },
	answer: statisticsOf(patrolFigures),
});

export const readDeviceStatistics = defineRoute({
	...stated,
	path: "/statistics/devices",
	summary: "How much of the time devices were there, and when each was tested",
	input: { query: by(DEVICE_GROUPINGS) },
	answer: statisticsOf(deviceFigures),
});

export const readHealthStatistics = defineRoute({
	...stated,
	path: "/statistics/health",
	summary: "Whether the alarms can be handled: rates, floods, chatter, what stands, what rings most",
	input: { query: by(HEALTH_GROUPINGS) },
	answer: statisticsOf(healthFigures),
});

export const readHeatmap = defineRoute({
	...stated,
	path: "/statistics/heatmap",
	summary: "Incidents by place and by hour of the week",
	input: { query: z.object(asked) },
	answer: statisticsOf(heatmapFigures),
});
