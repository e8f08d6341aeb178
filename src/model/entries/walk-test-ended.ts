import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Nobody ended a walk test: it ends by itself. */
export const walkTestEnded = defineEntry({
	type: "walk-test.ended",
	data: z.object({ id: z.string() }),
	words: { en: "Walk test ended", "zh-CN": "步行测试结束" },
});
