import { z } from "zod";
import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";
import { guardsSaid } from "./on-duty-said.ts";

const body = z.object({ guards: guardsSaid });

/** Putting right who is on duty. */
export const changeGuards = defineTargetAction({
	type: "shift.guards-changed",
	target: "/shifts",
	verb: "guards",
	roles: HANDLERS,
	body,
	data: body,
	problems: ["wrong-state"],
	summary: "Put right who is on duty during the watch",
	words: { en: "Who is on duty was put right", "zh-CN": "更正当班人员" },
});
