import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The time for which bad weather was declared is over. */
export const weatherPassed = defineEntry({
	type: "weather.passed",
	data: z.object({ weather: z.string() }),
	words: { en: "Declared weather over", "zh-CN": "恶劣天气申报到期" },
});
