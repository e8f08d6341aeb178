import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The site's own time for a test of the escalation chain has come. */
export const chainTestBegan = defineEntry({
	type: "chain-test.began",
	data: z.object({}),
	words: { en: "Test of the escalation chain", "zh-CN": "升级通知链测试" },
});
