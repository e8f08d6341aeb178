import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Nobody has confirmed a test of the chain yet: the next is told; the turn counts who that is. */
export const chainTestNext = defineEntry({
	type: "chain-test.next",
	data: z.object({ test: z.string(), turn: z.number() }),
	words: { en: "Chain test: not confirmed yet", "zh-CN": "升级通知链测试：尚未确认" },
});
