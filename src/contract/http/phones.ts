import { z } from "zod";
import { endPhone } from "../../model/actions/end-phone.ts";
import { registerPhone } from "../../model/actions/register-phone.ts";
import { instant, objectId, userName } from "../../model/fields.ts";
import { appVersion } from "../../model/phone-terms.ts";
import { PLANNERS } from "../../model/role.ts";
import { listOf } from "../list.ts";
import { contactAnswerShape, phoneNowShape, registeredPhoneShape } from "../phone-shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { flagQuery, pageQuery } from "./queries.ts";

/** A phone makes itself known; one that was ended is told so, and its session may only upload. */
export const registerPhoneRoute = actionRoute(registerPhone, {
	...{ status: 201, answer: registeredPhoneShape, endedPhone: true },
});

export const listPhones = defineRoute({
	method: "GET",
	path: "/phones",
	roles: PLANNERS,
	summary: "The phones that guards work with, newest first, each with its battery, last contact and what is unsent",
	input: {
		query: z.object({
			...pageQuery,
			guard: userName.optional(),
			open: flagQuery.meta({ description: "Only those that are not ended" }),
		}),
	},
	answer: listOf(phoneNowShape),
	reads: true,
});

export const readPhone = defineRoute({
	method: "GET",
	path: "/phones/{id}",
	roles: PLANNERS,
	summary: "One phone",
	input: { params: z.object({ id: objectId }) },
	answer: phoneNowShape,
	problems: ["not-found"],
	reads: true,
});

/** A lost one. */
export const endPhoneRoute = actionRoute(endPhone, { status: 204, answer: z.null() });

/** A phone says how it is; the page does so once a minute at most. */
export const contactPhone = defineRoute({
	method: "PUT",
	path: "/phones/mine/contact",
	roles: ["guard"],
	unattended: true,
	endedPhone: true,
	summary: "How the phone of this session is: no fact of the journal. Answers what it is asked",
	input: {
		body: z.object({
			at: instant.meta({ description: "By the phone's own clock, as it sends this" }),
			batteryPercent: z.number().min(0).max(100).optional(),
			app: appVersion,
			queued: z.int().nonnegative().meta({ description: "So many entries are on it, not yet sent" }),
		}),
	},
	answer: contactAnswerShape,
	problems: ["wrong-state"],
	reads: true,
});
