import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** An alarm was not activated for as long as an episode lasts. */
export const episodeOver = defineEntry({
	type: "alarm.episode-over",
	data: z.object({ alarm: z.string() }),
	words: { en: "Looked at after ten minutes", "zh-CN": "十分钟后复查" },
});
