import { endHold } from "../../contract/http/incidents.ts";
import { presentIncident } from "../../contract/present.ts";
import { INCIDENT_ACTION_ROUTES } from "../../contract/routes.ts";
import { hold } from "../../model/actions/hold.ts";
import { type Handler, handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { takeIncidentAction } from "../incident-action.ts";

/** Each action on an incident answers with the incident as it is then. */
export const INCIDENT_ACTION_HANDLERS: readonly Handler[] = INCIDENT_ACTION_ROUTES.map((route) =>
	handle(route, async ({ input: { params, body }, ...call }) => {
		const { hub } = call;
		await takeIncidentAction(call, route.action, { id: params.id, said: body });
		return incidentAfter(hub, params.id, route.action.type);
	}),
);

export const handleEndHold = handle(endHold, async ({ input: { params }, ...call }) => {
	const release = { type: hold.type, entryData: () => ({ release: true }) };
	await takeIncidentAction(call, release, { id: params.id, said: undefined });
	return incidentAfter(call.hub, params.id, hold.type);
});

async function incidentAfter({ reader, live }: Pick<Hub, "reader" | "live">, id: string, type: string) {
	const incident = await reader.incident(id);
	if (!incident) throw new Error(`${type} was taken for ${id}, and it is not there`);
	const headers = { etag: `"${incident.rev}"` };
	return { body: presentIncident(incident, { hides: live.discreet.has }), headers };
}
