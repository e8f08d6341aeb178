import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** An incident was split off; what was done for the whole stays with the other. */
export const splitOff = defineEntry({
	type: "incident.split-off",
	data: z.object({
		incident: z.string(),
		stays: z.string().optional(),
		dispatches: z.array(z.string()).readonly().optional(),
		agencies: z.array(z.string()).readonly().optional(),
	}),
	words: {
		en: "Split off another; guards sent and agencies told before stay there",
		"zh-CN": "由其他警情拆分而来；此前的派员和报警记录留在原警情",
	},
});
