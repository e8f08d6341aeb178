import { z } from "zod";
import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Saying that declared weather is over. */
export const endWeather = defineTargetAction({
	type: "weather.ended",
	target: "/weather/{id}",
	verb: "end",
	roles: HANDLERS,
	body: z.object({}).nullish(),
	data: z.object({ id: z.string() }),
	problems: ["not-found", "wrong-state"],
	summary: "Say that it is over: every break there counts as before",
	words: { en: "Declared weather ended", "zh-CN": "解除恶劣天气" },
});
