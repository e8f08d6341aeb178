import { z } from "zod";
import { objectId, text } from "../fields.ts";
import { ON_DUTY } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Saying that a finding is mended. */
export const closeFinding = defineTargetAction({
	type: "finding.closed",
	target: "/patrol/findings/{id}",
	verb: "close",
	roles: ON_DUTY,
	body: z.object({ note: text.optional(), unfounded: z.literal(true).optional() }),
	data: z.object({ id: objectId, note: z.string().optional(), unfounded: z.literal(true).optional() }),
	problems: ["not-found", "wrong-state"],
	summary: "Close it: mended, with its closing photo; or `unfounded`, with a note",
	words: { en: "Finding closed", "zh-CN": "整改完成" },
});
