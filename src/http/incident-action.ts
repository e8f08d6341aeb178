import { z } from "zod";
import { maySignIn } from "../access/directory.ts";
import type { Access } from "../access/open.ts";
import { presentIncident } from "../contract/present.ts";
import { incidentShape } from "../contract/shapes.ts";
import type { Actor, IncidentAction } from "../model/actions/define-action.ts";
import { objectId } from "../model/fields.ts";
import { INCIDENT_ACTIONS } from "../model/incident-actions.generated.ts";
import { Refusal } from "../model/problem.ts";
import { appendAction } from "./append-action.ts";
import type { Hub } from "./hub.ts";
import { defineRoute, type Route } from "./route.ts";

export type ActionParts = Pick<Hub, "reader" | "journal" | "clock" | "live"> & {
	readonly access: Pick<Access, "people">;
};

/** A route for each action on an incident: `POST /incidents/{id}/{verb}`. */
export function incidentActionRoutes(parts: ActionParts): readonly Route[] {
	return INCIDENT_ACTIONS.map((action) => routeOf(parts, action));
}

/** It answers with the incident as it is once the action is done. */
function routeOf(
	{ reader, journal, clock, live: { discreet }, access }: ActionParts,
	{ type, verb, roles, summary, body, seesRev = false, problems = [], entryData }: IncidentAction,
): Route {
	const roleOf: Actor["roleOf"] = (user) => {
		const found = access.people.find(user);
		return maySignIn(found) ? found.role : undefined;
	};
	return defineRoute({
		method: "POST",
		path: `/incidents/{id}/${verb}`,
		roles,
		summary,
		input: { params: z.object({ id: objectId }), body },
		answer: incidentShape,
		problems: ["not-found", "wrong-state", "invalid", ...problems],
		idempotent: true,
		ifMatch: seesRev,
		async handle({ params: { id }, body: said, who, key }) {
			const data = { incident: id, ...entryData(said, { user: who.user, role: who.role, roleOf }) };
			try {
				await appendAction({ journal, clock }, { who, key, type, data });
			} catch (error) {
				throw error instanceof Refusal ? await explained(reader, error, id) : error;
			}
			const incident = await reader.incident(id);
			if (!incident) throw new Error(`${type} was taken for ${id}, and it is not there`);
			const headers = { etag: `"${incident.rev}"` };
			return { body: presentIncident(incident, { hides: discreet.has }), headers };
		},
	});
}

/** A refusal with the incident's state and what is allowed on it; what the engine does not know at all never was (404). */
export async function explained(reader: Hub["reader"], refusal: Refusal, id: string): Promise<Refusal> {
	const { code, state, allowed } = refusal.problem;
	if (code !== "wrong-state" && code !== "rang-again") return refusal;
	const incident = await reader.incident(id);
	if (!incident) return new Refusal({ code: "not-found", detail: `there is no incident ${id}` });
	return new Refusal({ ...refusal.problem, state: state ?? incident.state, allowed: allowed ?? [] });
}
