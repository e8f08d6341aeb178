import { z } from "zod";
import type { Principal } from "../../access/principal.ts";
import { proposalShape } from "../../contract/guidance-shapes.ts";
import { presentIncident } from "../../contract/present.ts";
import { instantOf } from "../../contract/primitives.ts";
import { incidentShape } from "../../contract/shapes.ts";
import { acceptDispatch } from "../../model/actions/accept-dispatch.ts";
import { arrive } from "../../model/actions/arrive.ts";
import { declineDispatch } from "../../model/actions/decline-dispatch.ts";
import { endDispatch } from "../../model/actions/end-dispatch.ts";
import type { Dispatch } from "../../model/dispatch.ts";
import type { Incident } from "../../model/incident.ts";
import { Refusal } from "../../model/problem.ts";
import { proposals } from "../../model/proposal.ts";
import { HANDLERS } from "../../model/role.ts";
import { takeAction } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { defineRoute, type Route } from "../route.ts";
import { actionRoute } from "../target-action.ts";
import type { ViewAudit } from "../view-audit.ts";

type Parts = Pick<Hub, "site" | "reader" | "journal" | "clock" | "live"> & { viewings: ViewAudit };

const SAID = [acceptDispatch, declineDispatch, arrive, endDispatch];

/** What becomes of a guard who was sent: said by the guard, or by operator and captain on their behalf. */
export function dispatchRoutes(parts: Parts): readonly Route[] {
	return [...SAID.map((action) => answer(parts, action)), proposed(parts)];
}

function answer(parts: Parts, action: (typeof SAID)[number]): Route {
	const { reader, live } = parts;
	return actionRoute(action, {
		answer: incidentShape,
		async handle({ id, body, who, key }) {
			const { incident, dispatch } = await sent(reader, id);
			const onBehalf = speaksFor(who, dispatch);
			const data = { incident: incident.id, dispatch: id, ...body, ...(onBehalf && { onBehalf: true as const }) };
			await takeAction(parts, action, { who, key, data });
			const now = (await reader.incident(incident.id)) ?? incident;
			const headers = { etag: `"${now.rev}"` };
			return { body: presentIncident(now, { hides: live.discreet.has }), headers };
		},
	});
}

function proposed({ reader, site, viewings }: Parts): Route {
	return defineRoute({
		method: "GET",
		path: "/incidents/{id}/proposals",
		roles: HANDLERS,
		summary:
			"The guards on duty, whom to send first: free ones by how near they were last known; fixed posts are marked",
		input: { params: z.object({ id: z.string().max(64) }) },
		answer: z.object({ items: z.array(proposalShape) }),
		problems: ["not-found"],
		reads: true,
		async handle({ params: { id }, who }) {
			const incident = await reader.incident(id);
			if (!incident) throw new Refusal({ code: "not-found", detail: `there is no incident ${id}` });
			// How far each guard is from it tells where it is.
			if (incident.discreet) await viewings.note(who, id);
			const shifts = await reader.objects("shift", { open: true, limit: 1, order: "desc" });
			const all = proposals(site, shifts.items[0]?.guards ?? [], incident);
			const items = all.map(({ seenAt, ...one }) => ({
				...one,
				...(seenAt !== undefined && { seenAt: instantOf(seenAt) }),
			}));
			return { body: { items } };
		},
	});
}

/** The dispatch, in the incident that it belongs to now. Its id names the entry that sent it. */
async function sent(
	reader: Hub["reader"],
	id: string,
): Promise<{ readonly incident: Incident; readonly dispatch: Dispatch }> {
	const seq = Number(/^dsp-(\d{1,15})$/.exec(id)?.[1] ?? Number.NaN);
	const entry = Number.isNaN(seq) ? undefined : await reader.entry(seq);
	let incident = entry?.incident === undefined ? undefined : await reader.incident(entry.incident);
	while (incident?.mergedInto !== undefined) incident = await reader.incident(incident.mergedInto);
	const dispatch = incident?.dispatches?.find((one) => one.id === id);
	if (incident && dispatch) return { incident, dispatch };
	throw new Refusal({ code: "not-found", detail: `there is no dispatch ${id}` });
}

/** True for who speaks on behalf of the guard that was sent. @throws {Refusal} A guard, and it is another who was sent. */
function speaksFor({ user, role }: Principal, { id, guard }: Dispatch): boolean {
	if (user === guard) return false;
	if (role !== "guard") return true;
	throw new Refusal({ code: "forbidden", detail: `dispatch ${id} is another guard's; found ${user}` });
}
