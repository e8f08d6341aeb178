import { z } from "zod";
import { text } from "../fields.ts";
import { defineIncidentAction } from "./define-action.ts";

/** A captain looks again at what was closed as false. */
export const review = defineIncidentAction({
	type: "incident.reviewed",
	verb: "review",
	roles: ["captain"],
	when: "resolved",
	whyNot: ({ review }) => (review !== undefined && review.by === undefined ? undefined : "no-review"),
	body: z.object({ agrees: z.boolean(), note: text.optional() }),
	summary: "Look again at a critical or high one that was closed as false",
	words: { en: "Reviewed", "zh-CN": "复查" },
});
