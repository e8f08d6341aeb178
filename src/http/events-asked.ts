import type { z } from "zod";
import type { Principal } from "../access/principal.ts";
import { seesDiscreet } from "../access/roles.ts";
import type { listEvents } from "../contract/http/events.ts";
import type { EntryQuery, PageQuery, Reader } from "../journal/query.ts";
import { mustStand } from "./left.ts";
import { asked } from "./list.ts";
import type { Served } from "./served.ts";

type Filters = Omit<z.output<(typeof listEvents)["input"]["query"]>, keyof PageQuery>;

/**
 * What is asked of the journal. What is discreet stands in it as "special incident" without place, and is not found by a
 * device, a zone, a type or a kind, which would tell the place; whole only as the timeline of its own incident, for who handles it.
 */
export async function eventsAsked(
	filters: Filters,
	{ principal, hub }: { readonly principal: Principal; readonly hub: Pick<Served, "live" | "reader" | "viewings"> },
) {
	const { incident, device, zone, type, kind, from, to } = filters;
	if (incident === undefined) await mustStand(hub.reader, to);
	const { discreet } = hub.live;
	const whole = incident !== undefined && discreet.has(incident) && seesDiscreet(principal.role);
	if (whole) await hub.viewings.note(principal, incident);
	const beside = incident !== undefined && !discreet.has(incident);
	const narrowed = beside || device !== undefined || zone !== undefined || type !== undefined || kind !== undefined;
	const query = { ...asked({ device, zone, type, kind, from, to }), ...(await timelineOf(hub.reader, incident)) };
	return { list: "events" as const, query, audience: principal.role, whole, narrowed: narrowed && !whole };
}

/** All that belongs to an incident: also what was merged into it, and what led to its alarms before it was split off. */
async function timelineOf(
	reader: Pick<Reader, "incident">,
	id: string | undefined,
): Promise<Pick<EntryQuery, "incidents" | "split">> {
	if (id === undefined) return {};
	const { merged = [], splitFrom, alarms = [] } = (await reader.incident(id)) ?? {};
	if (splitFrom === undefined) return { incidents: [id, ...merged] };
	const from = [splitFrom, ...((await reader.incident(splitFrom))?.merged ?? [])];
	return { incidents: [id, ...merged], split: { from, alarms } };
}
