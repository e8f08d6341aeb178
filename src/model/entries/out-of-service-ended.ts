import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The time out of service that a person gave is over. */
export const outOfServiceEnded = defineEntry({
	type: "device.out-of-service-ended",
	data: z.object({ device: z.string() }),
	words: { en: "Back in service by itself", "zh-CN": "停用到期，恢复使用" },
});
