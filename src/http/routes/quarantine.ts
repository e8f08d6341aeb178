import { z } from "zod";
import { quarantinedShape } from "../../contract/quarantine-shape.ts";
import type { Hub } from "../hub.ts";
import { asked, listOf, pageQuery } from "../list.ts";
import { defineRoute, type Route } from "../route.ts";

const filters = z.object({
	...pageQuery,
	device: z.string().max(64).optional().meta({ description: "Only of this device or gateway; no special incidents" }),
});

/** Messages that were not valid, with their bytes and the exact reason. */
export function quarantineRoutes({ live: { lists } }: Pick<Hub, "live">): readonly Route[] {
	return [
		defineRoute({
			method: "GET",
			path: "/quarantine",
			roles: ["admin"],
			summary: "Messages that were not valid, newest first",
			problems: ["malformed"],
			reads: true,
			input: { query: filters },
			answer: listOf(quarantinedShape),
			async handle({ query: { device: account, ...query } }) {
				return { body: await lists.page({ list: "quarantine", query: asked({ ...query, account }) }) };
			},
		}),
	];
}
