import { z } from "zod";
import { DELIVERY_STATES } from "../../model/delivery.ts";
import { listOf } from "../list.ts";
import { deliveryShape } from "../work-shapes.ts";
import { defineRoute } from "./define-route.ts";
import { flagQuery, pageQuery } from "./queries.ts";
import { listers } from "./roles.ts";

/** What went out beyond the screen, to whom, and whether it arrived. */
export const listDeliveries = defineRoute({
	method: "GET",
	path: "/deliveries",
	roles: listers("delivery"),
	summary: "Messages about incidents by every channel: sent, delivered, seen, tried again, or given up",
	reads: true,
	input: {
		query: z.object({
			...pageQuery,
			incident: z.string().max(64).optional(),
			state: z.enum(DELIVERY_STATES).optional(),
			open: flagQuery.meta({ description: "`true`: only what is not over" }),
		}),
	},
	answer: listOf(deliveryShape),
});
