import { z } from "zod";
import { ACKNOWLEDGED_MAX } from "../../model/limits.ts";
import { HANDLERS } from "../../model/role.ts";
import { rev } from "../primitives.ts";
import { acknowledgedManyShape } from "../shapes.ts";
import { defineRoute } from "./define-route.ts";

/** Taking a group with one act: each member is named with the `rev` that was seen. */
export const acknowledgeMany = defineRoute({
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
				.max(ACKNOWLEDGED_MAX),
		}),
	},
	answer: acknowledgedManyShape,
});
