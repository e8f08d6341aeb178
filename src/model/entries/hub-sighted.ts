import { z } from "zod";
import { HUB_SIGHTED } from "../blindness.ts";
import { defineEntry } from "./define-entry.ts";

/** The hub can again, as far as this cause goes. */
export const hubSighted = defineEntry({
	type: HUB_SIGHTED,
	data: z.object({ cause: z.string() }),
	words: { en: "Hub fault over", "zh-CN": "系统故障解除" },
});
