import { z } from "zod";
import { instant, keptText, text } from "../fields.ts";
import { NAME_MAX } from "../limits.ts";
import { checkpointId, eventId, FINDING_CATEGORIES, positionSaid } from "../patrol.ts";
import { defineTargetAction } from "./define-target-action.ts";

const said = {
	category: z.enum(FINDING_CATEGORIES),
	note: text.optional(),
	checkpoint: checkpointId.optional(),
	zone: z.string().max(NAME_MAX).optional(),
	position: positionSaid.optional(),
};

/** Telling of what was found on a round. */
export const reportFinding = defineTargetAction({
	type: "finding.reported",
	target: "/patrol/findings",
	roles: ["guard"],
	body: z.object({ id: eventId, at: instant, ...said }),
	data: z.object({ at: z.string(), ...said, note: keptText.optional() }),
	problems: ["invalid", "already-exists"],
	summary: "What was found on a round: a defect waits for its owner, anything else opens an incident",
	words: { en: "Finding reported", "zh-CN": "上报巡查发现" },
});
