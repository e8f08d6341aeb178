import { z } from "zod";
import { keptReason, reason, until } from "../fields.ts";
import { QUIETERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

const watch = reason.meta({
	description:
		"The user who watches in its place (a guard, operator, captain or admin), and must accept; required where an alarm has evidence or life behind it",
});

const hours = z
	.object({ from: until.optional(), until })
	.meta({ description: "The hours of work, four at most: tampering with it and its loss are quiet in them too" });

/** Taking a device out of service. */
export const outOfService = defineTargetAction({
	type: "device.out-of-service",
	target: "/devices/{id}",
	verb: "out-of-service",
	roles: QUIETERS,
	body: z.object({ reason, until, watch: watch.optional(), work: hours.optional() }),
	data: z.object({
		device: z.string(),
		until: z.int(),
		reason: keptReason,
		watch: keptReason.optional(),
		work: z.object({ from: z.int().optional(), until: z.int() }).optional(),
	}),
	problems: ["not-found"],
	summary: "Record its alarms without sounding until then; its life alarms ring all the same",
	words: { en: "Taken out of service", "zh-CN": "停用检修" },
});
