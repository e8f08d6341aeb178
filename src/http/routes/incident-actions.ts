import { z } from "zod";
import { presentIncident } from "../../contract/present.ts";
import { rev } from "../../contract/primitives.ts";
import { incidentShape } from "../../contract/shapes.ts";
import { CAUSES, VERIFICATION_MEANS } from "../../model/incident.ts";
import { type ProblemCode, Refusal } from "../../model/problem.ts";
import { act } from "../act.ts";
import type { Hub } from "../hub.ts";
import { defineRoute, type Route } from "../route.ts";
import { HANDLERS } from "../watchers.ts";

const TEXT_MAX = 2000;

type Parts = Pick<Hub, "reader" | "journal" | "clock" | "live">;

/** What operators and captains do with an incident. Each answers with the incident as it is then. */
export function incidentActionRoutes(parts: Parts): readonly Route[] {
	return [
		action(parts, {
			verb: "acknowledge",
			type: "incident.acknowledged",
			summary: "Take it, having seen it at `rev`; refused if it has rung again since",
			body: z.object({ rev }),
			ifMatch: true,
			problems: ["rang-again"],
		}),
		action(parts, {
			verb: "verify",
			type: "incident.verified",
			summary: "Say that a person has seen or heard that it is so, and by what means",
			body: z.object({ means: z.enum(VERIFICATION_MEANS) }),
		}),
		action(parts, {
			verb: "note",
			type: "incident.noted",
			summary: "Add a note",
			body: z.object({ text: z.string().min(1).max(TEXT_MAX) }),
		}),
		action(parts, {
			verb: "resolve",
			type: "incident.resolved",
			summary: "Close it with a cause, having seen it at `rev`",
			body: z.object({
				rev,
				cause: z.enum(CAUSES),
				detail: z.string().max(TEXT_MAX).optional(),
				note: z.string().max(TEXT_MAX).optional(),
			}),
			ifMatch: true,
			problems: ["rang-again"],
		}),
	];
}

function action(
	{ reader, journal, clock, live: { discreet } }: Parts,
	{
		verb,
		type,
		summary,
		body,
		ifMatch = false,
		problems = [],
	}: {
		verb: string;
		type: string;
		summary: string;
		body: z.ZodType<Readonly<Record<string, unknown>>>;
		ifMatch?: boolean;
		problems?: readonly ProblemCode[];
	},
): Route {
	return defineRoute({
		method: "POST",
		path: `/incidents/{id}/${verb}`,
		roles: HANDLERS,
		summary,
		input: { params: z.object({ id: z.string().max(64) }), body },
		answer: incidentShape,
		problems: ["not-found", "wrong-state", ...problems],
		idempotent: true,
		ifMatch,
		async handle({ params: { id }, body: said, who, key }) {
			try {
				await act({ journal, clock }, { who, key, type, data: { incident: id, ...said } });
			} catch (error) {
				throw error instanceof Refusal ? await explained(error, id) : error;
			}
			const incident = await reader.incident(id);
			if (!incident) throw new Error(`${type} was taken for ${id}, and it is not there`);
			const headers = { etag: `"${incident.rev}"` };
			return { body: presentIncident(incident, { hides: discreet.has }), headers };
		},
	});

	/** The engine knows open incidents only: what it does not know is history (409), or never was (404). */
	async function explained(refusal: Refusal, id: string): Promise<Refusal> {
		const { code, state, allowed } = refusal.problem;
		if (code !== "wrong-state" && code !== "rang-again") return refusal;
		const incident = await reader.incident(id);
		if (!incident) return new Refusal({ code: "not-found", detail: `there is no incident ${id}` });
		return new Refusal({ ...refusal.problem, state: state ?? incident.state, allowed: allowed ?? [] });
	}
}
