import { z } from "zod";
import { userName } from "../fields.ts";
import { GUARDS_MAX, NAME_MAX } from "../limits.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** A day of the calendar. */
export const date = z.iso.date().meta({ description: "A day of the site's calendar, such as 2026-11-26" });
export const shiftId = z.string().min(1).max(NAME_MAX);

const body = z.object({
	posts: z
		.array(z.object({ post: z.string().min(1).max(NAME_MAX), guard: userName, leader: z.literal(true).optional() }))
		.max(GUARDS_MAX)
		.meta({ description: "Who is down for which post; a post that nobody holds is left out" }),
});

/** Writing who is down for a shift of a day. */
export const setRoster = defineTargetAction({
	type: "roster.set",
	method: "PUT",
	target: "/roster/{date}/{shift}",
	roles: ["captain"],
	body,
	data: body.extend({ date, shift: shiftId }),
	problems: ["not-found", "invalid"],
	summary: "Write who is down for a shift of a day; what breaks rest, hours or one post at a time is refused",
	words: { en: "The roster was written", "zh-CN": "排班已调整" },
});
