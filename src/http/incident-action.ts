import { z } from "zod";
import type { Principal } from "../access/principal.ts";
import { presentIncident } from "../contract/present.ts";
import { incidentShape } from "../contract/shapes.ts";
import { type ProblemCode, Refusal } from "../model/problem.ts";
import type { Role } from "../model/role.ts";
import { act } from "./append-action.ts";
import type { Hub } from "./hub.ts";
import { HANDLERS } from "./role-sets.ts";
import { defineRoute, type Route } from "./route.ts";

/** A text that a person writes. */
export const TEXT_MAX = 2000;

export type ActionParts = Pick<Hub, "reader" | "journal" | "clock" | "live">;

type Said = Readonly<Record<string, unknown>>;

/** `POST /incidents/{id}/{verb}`: what a person does with an incident; answers with the incident as it is then. */
export function incidentAction<Body extends z.ZodType<Said>>(
	{ reader, journal, clock, live: { discreet } }: ActionParts,
	{
		verb,
		type,
		summary,
		body,
		roles = HANDLERS,
		ifMatch = false,
		problems = [],
		saying = (said) => said,
	}: {
		verb: string;
		/** Of the entry. */
		type: string;
		summary: string;
		body: Body;
		roles?: readonly Role[];
		ifMatch?: boolean;
		problems?: readonly ProblemCode[];
		/** What the entry says, where that is not the body itself. @throws {Refusal} One of `problems`. */
		saying?(said: z.output<Body>, who: Principal): Said;
	},
): Route {
	return defineRoute({
		method: "POST",
		path: `/incidents/{id}/${verb}`,
		roles,
		summary,
		input: { params: z.object({ id: z.string().max(64) }), body },
		answer: incidentShape,
		problems: ["not-found", "wrong-state", "invalid", ...problems],
		idempotent: true,
		ifMatch,
		async handle({ params: { id }, body: said, who, key }) {
			const data = { incident: id, ...saying(said, who) };
			try {
				await act({ journal, clock }, { who, key, type, data });
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
