import { z } from "zod";
import { defineRoute } from "./define-route.ts";
import { CONSOLE_ROLES } from "./roles.ts";

/** Pictures by their hash. */
export const readSnapshot = defineRoute({
	method: "GET",
	path: "/snapshots/{hash}",
	roles: CONSOLE_ROLES,
	summary: "A picture; each person's view is journalled. One of a discreet incident is for operator and captain only",
	mediaType: "image/jpeg",
	reads: true,
	input: { params: z.object({ hash: z.string().max(64) }) },
	answer: z.unknown().meta({ type: "string", format: "binary" }),
	problems: ["not-found"],
});
