import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { ANYONE } from "./roles.ts";

/** Pictures by their hash. */
export const readSnapshot = defineRoute({
	method: "GET",
	path: "/snapshots/{hash}",
	roles: ANYONE,
	summary:
		"A picture; each person's view is journalled. One of a discreet incident is for operator, captain and who was sent there; a guard sees those of incidents sent to them",
	mediaType: "image/jpeg",
	reads: true,
	input: { params: z.object({ hash: z.string().max(64) }) },
	answer: z.unknown().meta({ type: "string", format: "binary" }),
	problems: ["not-found"],
});
