import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Somebody is told by a test of the chain; the names are those known by the shift. */
export const chainTestTold = defineEntry({
	type: "chain-test.told-on",
	data: z.object({ test: z.string(), who: z.string(), to: z.array(z.string()).readonly().optional() }),
	words: { en: "Chain test: told on", "zh-CN": "升级通知链测试：已通知" },
});
