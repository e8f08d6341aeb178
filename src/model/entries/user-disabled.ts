import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A user may sign in no more. */
export const userDisabled = defineEntry({
	type: "user.disabled",
	data: z.object({ user: z.string() }),
	words: { en: "User disabled", "zh-CN": "停用用户" },
});
