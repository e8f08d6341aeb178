import { z } from "zod";
import { objectId } from "../fields.ts";
import { QUIETERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Under duress, who commands says so often that it is safe to speak (ENGINE "Duress"). */
export const CONFIRMATIONS = 2;

const WAIT_MS = { least: 100, usual: 2_000, most: 10_000 };

/** Telling a device to do something. */
export const command = defineTargetAction({
	type: "device.commanded",
	target: "/devices/{id}",
	verb: "commands",
	roles: QUIETERS,
	body: z.object({
		name: z.string().max(64),
		args: z.record(z.string(), z.unknown()).default({}),
		incident: objectId.optional().meta({ description: "The incident it is for; a picture becomes one of its own" }),
		confirmations: z
			.int()
			.min(0)
			.max(CONFIRMATIONS)
			.default(0)
			.meta({ description: "How often whoever asks has confirmed that it is safe to speak there (duress: 2)" }),
		waitMs: z
			.int()
			.min(WAIT_MS.least)
			.max(WAIT_MS.most)
			.default(WAIT_MS.usual)
			.meta({ description: "How long to wait for the device's reply" }),
	}),
	data: z.object({
		device: z.string(),
		command: z.string().optional(),
		name: z.string(),
		args: z.record(z.string(), z.unknown()).optional(),
		incident: z.string().optional(),
		confirmations: z.int().optional(),
	}),
	problems: ["not-found", "wrong-state"],
	summary: "Tell a device to do something, and wait for its reply; it is journalled before it is sent",
	words: { en: "Command to a device", "zh-CN": "下发设备指令" },
});
