import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A flood may be over. */
export const floodChecked = defineEntry({
	type: "flood.checked",
	data: z.object({}),
	words: { en: "Alarm flood looked at again", "zh-CN": "复查报警风暴" },
});
