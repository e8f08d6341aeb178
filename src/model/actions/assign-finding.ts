import { z } from "zod";
import { instant, objectId, userName } from "../fields.ts";
import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Saying who sees to a finding, and until when. */
export const assignFinding = defineTargetAction({
	type: "finding.assigned",
	target: "/patrol/findings/{id}",
	verb: "assign",
	roles: HANDLERS,
	body: z.object({ owner: userName, dueAt: instant }),
	data: z.object({ id: objectId, owner: userName, dueAt: z.number() }),
	problems: ["not-found", "wrong-state"],
	summary: "Say who sees to it and until when; a proposed one is open from then on",
	words: { en: "Finding assigned", "zh-CN": "落实整改责任人" },
});
