import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A message is a day old: whoever has not read it by then is asked no more. */
export const messageOver = defineEntry({
	type: "message.over",
	data: z.object({ message: z.string() }),
	words: { en: "Message is a day old", "zh-CN": "消息已满一天" },
});
