import { presentIncident } from "../../contract/present.ts";
import { INCIDENT_ACTION_ROUTES } from "../../contract/routes.ts";
import { type Handler, handle } from "../handle.ts";
import { takeIncidentAction } from "../incident-action.ts";

/** Each action on an incident answers with the incident as it is then. */
export const INCIDENT_ACTION_HANDLERS: readonly Handler[] = INCIDENT_ACTION_ROUTES.map((route) =>
	handle(route, async ({ input: { params, body }, ...call }) => {
		const { hub } = call;
		await takeIncidentAction(call, route.action, { id: params.id, said: body });
		const incident = await hub.reader.incident(params.id);
		if (!incident) throw new Error(`${route.action.type} was taken for ${params.id}, and it is not there`);
		const headers = { etag: `"${incident.rev}"` };
		return { body: presentIncident(incident, { hides: hub.live.discreet.has }), headers };
	}),
);
