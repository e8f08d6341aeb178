import { z } from "zod";
import { CONFIGURATION_CHANGED } from "../configuration.ts";
import { defineEntry } from "./define-entry.ts";

/** Another configuration judges from this entry on; the devices that came and went are named. */
export const configurationChanged = defineEntry({
	type: CONFIGURATION_CHANGED,
	data: z.object({
		file: z.string().optional(),
		before: z.string().optional(),
		after: z.string().optional(),
		count: z.number().optional(),
		changes: z.unknown().optional(),
		added: z.array(z.string()).readonly().optional(),
		removed: z.array(z.string()).readonly().optional(),
	}),
	words: { en: "Configuration changed", "zh-CN": "配置已更改" },
});
