import { z } from "zod";
import { seesDiscreet } from "../../access/roles.ts";
import { entryShape } from "../../contract/shapes.ts";
import type { EntryQuery } from "../../journal/query.ts";
import { Refusal } from "../../model/problem.ts";
import type { Hub } from "../hub.ts";
import { asked, instantQuery, listOf, pageQuery } from "../list.ts";
import { CONSOLE_ROLES } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";
import type { ViewAudit } from "../view-audit.ts";

const filters = z.object({
	...pageQuery,
	device: z.string().optional().meta({ description: "Bare id: what it sent, and what the hub derived about it" }),
	type: z.string().optional(),
	zone: z.string().optional(),
	from: instantQuery.meta({ description: "`receivedAt`, inclusive" }),
	to: instantQuery.meta({ description: "`receivedAt`, exclusive" }),
	incident: z.string().optional(),
});

/**
 * The journal. What is discreet stands in it as "special incident" without place, and is not found by a device, a zone
 * or a type, which would tell the place; whole only as the timeline of its own incident, for who handles it.
 */
export function eventRoutes({
	reader,
	live: { discreet, lists },
	viewings,
}: Pick<Hub, "reader" | "live"> & { viewings: ViewAudit }): readonly Route[] {
	/** All that belongs to an incident: also what was merged into it, and what led to its alarms before it was split off. */
	const timelineOf = async (id: string | undefined): Promise<Pick<EntryQuery, "incidents" | "split">> => {
		if (id === undefined) return {};
		const { merged = [], splitFrom, alarms = [] } = (await reader.incident(id)) ?? {};
		if (splitFrom === undefined) return { incidents: [id, ...merged] };
		const from = [splitFrom, ...((await reader.incident(splitFrom))?.merged ?? [])];
		return { incidents: [id, ...merged], split: { from, alarms } };
	};
	return [
		defineRoute({
			method: "GET",
			path: "/events",
			roles: CONSOLE_ROLES,
			summary: "The journal's entries, newest first",
			input: { query: filters },
			answer: listOf(entryShape),
			problems: ["malformed"],
			reads: true,
			async handle({ query, who }) {
				const { incident, ...rest } = query;
				const { device, zone, type } = rest;
				const whole = incident !== undefined && discreet.has(incident) && seesDiscreet(who.role);
				if (whole) await viewings.note(who, incident);
				const beside = incident !== undefined && !discreet.has(incident);
				const narrowed = beside || device !== undefined || zone !== undefined || type !== undefined;
				const entries = { ...asked(rest), ...(await timelineOf(incident)) };
				const hides = narrowed && !whole;
				return {
					body: await lists.page({ list: "events", query: entries, audience: who.role, whole, narrowed: hides }),
				};
			},
		}),
		defineRoute({
			method: "GET",
			path: "/events/{seq}",
			roles: CONSOLE_ROLES,
			summary: "One entry of the journal, with why it did or did not alarm",
			input: { params: z.object({ seq: z.coerce.number().int().positive() }) },
			answer: entryShape,
			problems: ["not-found", "invalid"],
			reads: true,
			async handle({ params: { seq }, who }) {
				const body = await lists.entry(seq, who.role);
				if (!body) throw new Refusal({ code: "not-found", detail: `there is no entry ${seq}` });
				return { body };
			},
		}),
	];
}
