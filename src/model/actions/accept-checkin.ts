import { z } from "zod";
import { reason } from "../fields.ts";
import { PLANNERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Letting a check-in count that was kept and flagged. */
export const acceptCheckin = defineTargetAction({
	type: "checkin.accepted",
	target: "/patrol/checkins/{seq}",
	verb: "accept",
	roles: PLANNERS,
	body: z.object({ reason: reason.optional(), round: z.string().max(64).optional() }).optional(),
	data: z.object({
		seq: z.int(),
		reason: z.string().optional(),
		round: z.string().optional(),
		/** What the check-in said, read back from its entry. */
		checkin: z.object({
			guard: z.string(),
			checkpoint: z.string(),
			at: z.number(),
			receivedAt: z.number(),
			method: z.string(),
		}),
	}),
	problems: ["not-found", "wrong-state"],
	summary: "Let a flagged check-in count: for the round named, else for the one it fits",
	words: { en: "Check-in accepted", "zh-CN": "认可打点" },
});
