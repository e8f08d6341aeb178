import { z } from "zod";
import { userName } from "../fields.ts";
import { GUARDS_MAX } from "../limits.ts";
import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";
import { guardsSaid } from "./on-duty-said.ts";

const body = z
	.object({
		join: guardsSaid.optional().meta({ description: "Who comes on duty; one who is on duty goes to another post" }),
		leave: z.array(userName).max(GUARDS_MAX).optional().meta({ description: "Who goes off duty" }),
		guards: guardsSaid.optional().meta({ description: "Everybody who is on duty from now on, in place of the two" }),
	})
	.refine(
		({ join, leave, guards }) => (guards ? !join && !leave : (join?.length ?? 0) + (leave?.length ?? 0) > 0),
		"join, leave or both, with somebody in them; or guards alone",
	);

/** Putting right who is on duty. */
export const changeGuards = defineTargetAction({
	type: "shift.guards-changed",
	target: "/shifts",
	verb: "guards",
	roles: HANDLERS,
	body,
	data: body,
	problems: ["wrong-state"],
	summary: "Put right who is on duty during the watch: who joins at which post, who leaves",
	words: { en: "Who is on duty was put right", "zh-CN": "更正当班人员" },
});
