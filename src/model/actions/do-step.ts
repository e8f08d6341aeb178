import { z } from "zod";
import { objectId, text } from "../fields.ts";
import { Refusal } from "../problem.ts";
import { HANDLERS, mayExceed } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

const body = z.object({ step: objectId, answer: text.optional(), skipped: text.optional() });

/** A step of the procedure was done, or skipped. */
export const doStep = defineIncidentAction({
	type: "incident.step-done",
	verb: "step",
	roles: HANDLERS,
	when: "unresolved",
	body,
	data: body,
	entryData(said, { role }) {
		if (said.skipped === undefined || mayExceed(role)) return said;
		throw new Refusal({ code: "forbidden", detail: `a captain skips a step; found the role ${role}` });
	},
	summary: "Say that you did a step of the procedure; a captain may skip one, with the reason",
	words: { en: "Step", "zh-CN": "预案步骤" },
});
