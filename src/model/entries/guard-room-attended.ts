import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Nothing is missing in the guard room any more. */
export const guardRoomAttended = defineEntry({
	type: "guard-room.attended",
	data: z.object({}),
	words: { en: "Guard room attended again", "zh-CN": "监控室恢复值守" },
});
