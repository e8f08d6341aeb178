import { z } from "zod";
import { objectId } from "../fields.ts";
import { ON_DUTY } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Adding a photo to a finding. */
export const pictureFinding = defineTargetAction({
	type: "finding.pictured",
	method: "PUT",
	target: "/patrol/findings/{id}",
	verb: "photo",
	roles: ON_DUTY,
	data: z.object({ id: objectId, hash: z.string(), closing: z.literal(true).optional() }),
	problems: ["not-found", "wrong-state", "invalid"],
	summary: "A JPEG of what was found; once it has an owner, of how it was mended",
	words: { en: "Photo of a finding", "zh-CN": "巡查发现照片" },
});
