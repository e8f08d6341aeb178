import { z } from "zod";
import { rev } from "../../contract/primitives.ts";
import { CAUSES, VERIFICATION_MEANS } from "../../model/incident.ts";
import { type ActionParts, incidentAction as action, TEXT_MAX } from "../incident-action.ts";
import type { Route } from "../route.ts";

/** Taking, verifying, noting and closing an incident. */
export function incidentActionRoutes(parts: ActionParts): readonly Route[] {
	return [
		action(parts, {
			verb: "acknowledge",
			type: "incident.acknowledged",
			summary:
				"Take it, having seen it at `rev`; refused if there is news since. A call for help from the guard room itself is taken by a captain or manager only, who take nothing else",
			body: z.object({ rev }),
			roles: ["operator", "captain", "manager"],
			saying: (said, { role }) => ({ ...said, role }),
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
			summary:
				"Close it with a cause, having seen it at `rev`; what was false says what it came from, and every required step is done",
			body: z.object({
				rev,
				cause: z.enum(CAUSES),
				detail: z.string().max(TEXT_MAX).optional().meta({
					description: "With `false`, one of: animal, plant, weather, device-fault, mistake",
				}),
				note: z.string().max(TEXT_MAX).optional(),
			}),
			ifMatch: true,
			problems: ["rang-again"],
		}),
	];
}
