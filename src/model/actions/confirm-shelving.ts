import { z } from "zod";
import { defineTargetAction } from "./define-target-action.ts";

/** A captain's word on what another shelved. */
export const confirmShelving = defineTargetAction({
	type: "alarm.shelve-confirmed",
	target: "/alarms/{id}",
	verb: "confirm",
	roles: ["captain"],
	body: z.object({}).nullish(),
	data: z.object({ alarm: z.string() }),
	problems: ["not-found", "wrong-state"],
	summary: "Confirm that it is shelved, or that its shelving is renewed",
	words: { en: "Shelving confirmed", "zh-CN": "确认屏蔽" },
});
