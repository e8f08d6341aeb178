import { z } from "zod";
import { ABSENCE_NAMES, MOMENTS } from "../snapshot.ts";
import { defineEntry } from "./define-entry.ts";

/** No picture came that an incident asked for. */
export const snapshotAbsent = defineEntry({
	type: "snapshot.absent",
	data: z.object({
		incident: z.string(),
		device: z.string(),
		moment: z.enum(MOMENTS),
		why: z.enum(ABSENCE_NAMES),
	}),
	words: { en: "No picture", "zh-CN": "无画面" },
});
