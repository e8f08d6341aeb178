import { z } from "zod";
import { CLOCK_SET } from "../epoch.ts";
import { defineEntry } from "./define-entry.ts";

/** The hub's time is set anew; `after` tells what the wrong clock said from what was before it. */
export const clockSet = defineEntry({
	type: CLOCK_SET,
	data: z.object({
		from: z.number(),
		to: z.number(),
		after: z.number(),
		why: z.string().optional(),
		by: z.string().optional(),
		devices: z.unknown().optional(),
	}),
	words: { en: "Hub's clock set", "zh-CN": "系统时钟已校正" },
});
