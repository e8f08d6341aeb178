import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The time to sign on is over. */
export const nobodySignedOn = defineEntry({
	type: "guard-room.nobody-signed-on",
	data: z.object({}),
	words: { en: "Nobody signed on in time", "zh-CN": "逾时无人上岗" },
});
