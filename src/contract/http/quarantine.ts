import { z } from "zod";
import { listOf } from "../list.ts";
import { quarantinedShape } from "../quarantine-shape.ts";
import { defineRoute } from "./define-route.ts";
import { pageQuery } from "./queries.ts";

/** Messages that were not valid, with their bytes and the exact reason. */
export const listQuarantine = defineRoute({
	method: "GET",
	path: "/quarantine",
	roles: ["admin"],
	summary: "Messages that were not valid, newest first",
	reads: true,
	input: {
		query: z.object({
			...pageQuery,
			device: z
				.string()
				.max(64)
				.optional()
				.meta({ description: "Only of this device or gateway; no special incidents" }),
		}),
	},
	answer: listOf(quarantinedShape),
});
