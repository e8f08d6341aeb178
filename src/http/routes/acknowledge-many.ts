import { z } from "zod";
import { presentIncident } from "../../contract/present.ts";
import { rev } from "../../contract/primitives.ts";
import { acknowledgedManyShape } from "../../contract/shapes.ts";
import { Refusal } from "../../model/problem.ts";
import { HANDLERS } from "../../model/role.ts";
import { appendAction } from "../append-action.ts";
import { type ActionParts, explained } from "../incident-action.ts";
import { defineRoute, type Route } from "../route.ts";

/** A group in a flood has no more members that somebody could have seen. */
const MEMBERS_AT_MOST = 200;

/** Taking a group with one act: each member is named with the `rev` that was seen, and answered by itself. */
export function acknowledgeManyRoute({ reader, journal, clock, live: { discreet } }: ActionParts): Route {
	return defineRoute({
		method: "POST",
		path: "/incidents/acknowledge",
		roles: HANDLERS,
		summary:
			"Take several at once, each as it was seen; each is answered by itself, and one that is refused hinders no other",
		input: {
			body: z.object({
				items: z
					.array(z.object({ id: z.string().max(64), rev }))
					.min(1)
					.max(MEMBERS_AT_MOST),
			}),
		},
		answer: acknowledgedManyShape,
		idempotent: true,
		async handle({ body: { items }, who, key }) {
			const all: z.output<typeof acknowledgedManyShape>["items"] = [];
			for (const { id, rev: seen } of items) {
				const data = { incident: id, rev: seen, role: who.role };
				const own = key === undefined ? undefined : `${key}:${id}`;
				try {
					await appendAction({ journal, clock }, { who, key: own, type: "incident.acknowledged", data });
					const incident = await reader.incident(id);
					all.push({ id, ...(incident && { incident: presentIncident(incident, { hides: discreet.has }) }) });
				} catch (error) {
					if (!(error instanceof Refusal)) throw error;
					const { code, detail, state, allowed } = (await explained(reader, error, id)).problem;
					const said = {
						code,
						detail,
						...(state !== undefined && { state }),
						...(allowed && { allowed: [...allowed] }),
					};
					all.push({ id, problem: said });
				}
			}
			return { body: { items: all } };
		},
	});
}
