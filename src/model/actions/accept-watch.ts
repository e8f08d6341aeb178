import { z } from "zod";
import { STAND_WATCH } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Accepting to watch in place of a device. */
export const acceptWatch = defineTargetAction({
	type: "device.out-of-service-accepted",
	target: "/devices/{id}",
	verb: "out-of-service/accept",
	roles: STAND_WATCH,
	body: z.object({}).nullish(),
	data: z.object({ device: z.string() }),
	problems: ["not-found", "wrong-state"],
	summary: "Accept the watch in its place: from now on it is quiet; until then it rings as ever",
	words: { en: "Watch accepted", "zh-CN": "同意代为看守" },
});
