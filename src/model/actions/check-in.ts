import { z } from "zod";
import { instant } from "../fields.ts";
import { CHECKINS_MAX, checkinKept } from "../patrol.ts";
import { defineTargetAction } from "./define-target-action.ts";

const EXAMPLE = {
	...{ id: "0198c6d2-0000-7000-8000-000000000001", checkpoint: "cp-b01", at: "2026-11-24T02:13:07+08:00" },
	...{ method: "qr", counter: 1, bootId: "a" },
};

/** What a phone sends: each check-in is read by itself, so that one which is wrong keeps no other from its place. */
export const checkinsSaid = z
	.object({
		checkins: z.array(z.unknown()).min(1),
		sentAt: instant
			.optional()
			.meta({ description: "By the phone's own clock, as it sends: tells how far that is off" }),
	})
	.meta({
		description: `1 to ${CHECKINS_MAX} at once, answered in their order`,
		example: { checkins: [EXAMPLE] },
	});

/** Checking in at a checkpoint with a phone; each is an entry of its own. */
export const checkIn = defineTargetAction({
	type: "patrol.checkin",
	target: "/patrol/checkins",
	roles: ["guard"],
	body: checkinsSaid,
	data: checkinKept,
	problems: ["too-large", "invalid"],
	summary: "Check-ins, answered item by item; the same id again is answered the same and changes nothing",
	words: { en: "Checked in", "zh-CN": "打点" },
});
