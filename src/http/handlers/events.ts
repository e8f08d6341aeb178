import { seesDiscreet } from "../../access/roles.ts";
import { listEvents, readEvent } from "../../contract/http/events.ts";
import type { EntryQuery, Reader } from "../../journal/query.ts";
import { Refusal } from "../../model/problem.ts";
import { handle } from "../handle.ts";
import { asked } from "../list.ts";

/**
 * What is discreet stands in the journal as "special incident" without place, and is not found by a device, a zone or a
 * type, which would tell the place; whole only as the timeline of its own incident, for who handles it.
 */
export const handleListEvents = handle(listEvents, async ({ input: { query }, principal, hub }) => {
	const { incident, ...rest } = query;
	const { device, zone, type } = rest;
	const { discreet, lists } = hub.live;
	const whole = incident !== undefined && discreet.has(incident) && seesDiscreet(principal.role);
	if (whole) await hub.viewings.note(principal, incident);
	const beside = incident !== undefined && !discreet.has(incident);
	const narrowed = beside || device !== undefined || zone !== undefined || type !== undefined;
	const entries = { ...asked(rest), ...(await timelineOf(hub.reader, incident)) };
	const hides = narrowed && !whole;
	const audience = principal.role;
	return { body: await lists.page({ list: "events", query: entries, audience, whole, narrowed: hides }) };
});

export const handleReadEvent = handle(readEvent, async ({ input: { params }, principal: { role }, hub }) => {
	const body = await hub.live.lists.entry(params.seq, role);
	if (!body) throw new Refusal({ code: "not-found", detail: `there is no entry ${params.seq}` });
	return { body };
});

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
