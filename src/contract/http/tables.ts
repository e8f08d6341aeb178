import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { eventFilters } from "./events.ts";
import { incidentFilters } from "./incidents.ts";
import { pageQuery } from "./queries.ts";
import { STATISTICS_ROLES } from "./statistics.ts";

const { order } = pageQuery;
const text = z.unknown().meta({ type: "string", description: "RFC 4180, UTF-8 with a byte order mark" });

/** Lists as tables for a spreadsheet. */
export const readIncidentTable = defineRoute({
	method: "GET",
	path: "/incidents.csv",
	roles: STATISTICS_ROLES,
	summary: "All incidents that the filters of the list leave, as a table; what would be read as a formula is text",
	mediaType: "text/csv",
	reads: true,
	problems: ["forbidden"],
	input: { query: z.object({ ...incidentFilters, order }) },
	answer: text,
});

export const readEventTable = defineRoute({
	method: "GET",
	path: "/events.csv",
	roles: STATISTICS_ROLES,
	summary: "All entries of the journal that the filters of the list leave, as a table",
	mediaType: "text/csv",
	reads: true,
	input: { query: z.object({ ...eventFilters, order }) },
	problems: ["invalid"],
	answer: text,
});
