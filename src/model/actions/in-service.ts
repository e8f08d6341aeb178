import { z } from "zod";
import { QUIETERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Letting a device guard again. */
export const inService = defineTargetAction({
	type: "device.in-service",
	target: "/devices/{id}",
	verb: "in-service",
	roles: QUIETERS,
	body: z.object({}).nullish(),
	data: z.object({ device: z.string() }),
	problems: ["not-found", "wrong-state"],
	summary: "Let it guard again: what is active rings, what came meanwhile shows",
	words: { en: "Back in service", "zh-CN": "恢复使用" },
});
