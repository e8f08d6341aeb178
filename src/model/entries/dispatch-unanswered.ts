import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A guard who was sent said neither yes nor no in time. */
export const dispatchUnanswered = defineEntry({
	type: "dispatch.unanswered",
	data: z.object({ incident: z.string(), dispatch: z.string() }),
	words: { en: "Guard does not answer", "zh-CN": "保安员未应答" },
});
