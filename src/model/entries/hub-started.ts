import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The hub runs. */
export const hubStarted = defineEntry({
	type: "hub.started",
	data: z.object({ version: z.string().optional() }),
	words: { en: "Hub started", "zh-CN": "系统启动" },
});
