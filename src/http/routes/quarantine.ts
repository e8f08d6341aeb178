import { z } from "zod";
import { instantOf } from "../../contract/primitives.ts";
import { quarantinedShape } from "../../contract/quarantine-shape.ts";
import type { Hub } from "../hub.ts";
import { asked, listOf, pageQuery } from "../list.ts";
import { defineRoute, type Route } from "../route.ts";

/** Messages that were not valid, with their bytes and the exact reason. */
export function quarantineRoutes({ reader }: Pick<Hub, "reader">): readonly Route[] {
	return [
		defineRoute({
			method: "GET",
			path: "/quarantine",
			roles: ["admin"],
			summary: "Messages that were not valid, newest first",
			problems: ["malformed"],
			reads: true,
			input: { query: z.object(pageQuery) },
			answer: listOf(quarantinedShape),
			async handle({ query }) {
				const page = await reader.quarantined(asked(query));
				const items = page.items.map(({ receivedAt, ...one }) => ({ ...one, receivedAt: instantOf(receivedAt) }));
				return {
					body: { items, ...(page.nextCursor !== undefined && { nextCursor: page.nextCursor }) },
				};
			},
		}),
	];
}
