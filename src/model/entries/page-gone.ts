import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The page of whoever watches was closed, or made no sound, for too long. */
export const pageGone = defineEntry({
	type: "guard-room.page-gone",
	data: z.object({}),
	words: { en: "Page closed or silent for too long", "zh-CN": "页面关闭或无声过久" },
});
