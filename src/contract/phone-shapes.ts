import { z } from "zod";
import type { Phone } from "../model/objects/phone.ts";
import type { PhoneContact } from "../model/phone-contact.ts";
import { presenter } from "./presenter.ts";
import { instant, instantOf, rev } from "./primitives.ts";

/** A guard's phone. */
export const phoneShape = z.object({
	id: z.string(),
	rev,
	guard: z.string(),
	model: z.string().optional(),
	app: z.string().meta({ description: "The version of its page" }),
	registeredAt: instant,
	endedAt: instant.optional(),
	endedBy: z.string().optional(),
});
export type PhoneShape = z.output<typeof phoneShape>;
export type PhoneNowShape = z.output<typeof phoneNowShape>;

/** The same with how it is. */
export const phoneNowShape = phoneShape.extend({
	batteryPercent: z.number().optional(),
	lastContactAt: instant.optional().meta({ description: "Since the hub started" }),
	queued: z.int().optional().meta({ description: "So many entries were on it then, not yet sent" }),
});

/** What a phone is told when it makes itself known. */
export const registeredPhoneShape = phoneShape.pick({ id: true, registeredAt: true, endedAt: true });

/** What a phone is told at a contact. */
export const contactAnswerShape = z.object({
	endedAt: instant.optional().meta({ description: "A captain ended it: upload what you hold, wipe, sign out" }),
	allWell: z
		.object({ askedAt: instant, due: instant })
		.optional()
		.meta({ description: "Nothing was heard of the guard in the middle of a round: is all well? An alarm at `due`" }),
	onDuty: z.boolean().meta({ description: "The watch that runs has its guard on duty" }),
	sharePosition: z
		.boolean()
		.meta({ description: "A position may go with check-ins and findings now; else it is dropped" }),
});

/** A phone as it is known. */
export const presentPhone = presenter(phoneShape, ({ id, rev: newest, guard, app, ...phone }: Phone) => {
	const { endedAt, endedBy, model } = phone;
	return {
		...{ id, rev: newest, guard, app },
		...(model !== undefined && { model }),
		registeredAt: instantOf(phone.registeredAt),
		...(endedAt !== undefined && { endedAt: instantOf(endedAt) }),
		...(endedBy !== undefined && { endedBy }),
	};
});

/** The same with what it said last of itself. */
export const presentPhoneNow = presenter(phoneNowShape, (phone: Phone, contact: PhoneContact | undefined) => {
	if (!contact) return presentPhone(phone);
	const { app, at, queued, batteryPercent } = contact;
	const heard = { app, lastContactAt: instantOf(at), queued };
	return { ...presentPhone(phone), ...heard, ...(batteryPercent !== undefined && { batteryPercent }) };
});
