import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** Two stops of a round that follow one another were missed, the later one here. */
export const roundStopsMissed = defineEntry({
	type: "round.stops-missed",
	data: z.object({ round: z.string(), checkpoint: z.string() }),
	words: HUB_ALARMS["round.stops-missed"].words,
});
