import { z } from "zod";
import { deliveryShape } from "../../contract/work-shapes.ts";
import { DELIVERY_STATES } from "../../model/delivery.ts";
import type { Hub } from "../hub.ts";
import { asked, flagQuery, listOf, pageQuery } from "../list.ts";
import { listers } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";

const filters = z.object({
	...pageQuery,
	incident: z.string().max(64).optional(),
	state: z.enum(DELIVERY_STATES).optional(),
	open: flagQuery.meta({ description: "`true`: only what is not over" }),
});

/** What went out beyond the screen, to whom, and whether it arrived. */
export function deliveryRoutes({ live: { lists } }: Pick<Hub, "live">): readonly Route[] {
	return [
		defineRoute({
			method: "GET",
			path: "/deliveries",
			roles: listers("delivery"),
			summary: "Messages about incidents by every channel: sent, delivered, seen, tried again, or given up",
			problems: ["malformed"],
			reads: true,
			input: { query: filters },
			answer: listOf(deliveryShape),
			async handle({ query, who: { role } }) {
				return { body: await lists.page({ list: "delivery", query: asked(query), role }) };
			},
		}),
	];
}
