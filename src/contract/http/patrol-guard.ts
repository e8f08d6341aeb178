import { z } from "zod";
import { acceptCheckin } from "../../model/actions/accept-checkin.ts";
import { allWell } from "../../model/actions/all-well.ts";
import { assignFinding } from "../../model/actions/assign-finding.ts";
import { checkIn, checkinsSaid } from "../../model/actions/check-in.ts";
import { closeFinding } from "../../model/actions/close-finding.ts";
import { pictureFinding } from "../../model/actions/picture-finding.ts";
import { pressSos } from "../../model/actions/press-sos.ts";
import { reportFinding } from "../../model/actions/report-finding.ts";
import { BUDGETS } from "../../model/budgets.ts";
import { objectId } from "../../model/fields.ts";
import { CHECKINS_MAX, FINDING_CATEGORIES } from "../../model/patrol.ts";
import { listOf } from "../list.ts";
import { checkinAnswerShape, findingShape, roundShape } from "../patrol-shapes.ts";
import { incidentShape } from "../shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { PATROL_READERS } from "./patrol.ts";
import { flagQuery, pageQuery, wholeNumber } from "./queries.ts";

/** A check-in with all it can say is not larger than this. */
const CHECKIN_BYTES = 4 * 1_024;

/** What a guard's phone says of where its guard was. */
export const checkInRoute = defineRoute({
	method: "POST",
	path: checkIn.path,
	roles: checkIn.roles,
	endedPhone: true,
	summary: checkIn.summary,
	input: { body: checkinsSaid },
	bodyBytes: CHECKINS_MAX * CHECKIN_BYTES,
	answer: z.object({ items: z.array(checkinAnswerShape) }),
	problems: checkIn.problems,
});

/** A check-in that was kept and flagged counts from here on. */
export const acceptCheckinRoute = defineRoute({
	method: "POST",
	path: acceptCheckin.path,
	roles: acceptCheckin.roles,
	summary: acceptCheckin.summary,
	input: {
		params: z.object({ seq: wholeNumber.nonnegative() }),
		body: acceptCheckin.body ?? z.undefined(),
	},
	answer: roundShape,
	problems: acceptCheckin.problems,
	reads: true,
});

/** What was found on rounds. */
export const listFindings = defineRoute({
	method: "GET",
	path: "/patrol/findings",
	roles: PATROL_READERS,
	summary: "Findings, newest first; a guard sees those they reported or see to",
	input: {
		query: z.object({
			...pageQuery,
			open: flagQuery.meta({ description: "Only what is not closed" }),
			state: z.enum(["proposed", "open", "closed"]).optional(),
			category: z.enum(FINDING_CATEGORIES).optional(),
		}),
	},
	answer: listOf(findingShape),
	reads: true,
});

export const reportFindingRoute = actionRoute(reportFinding, {
	status: 201,
	answer: findingShape,
	endedPhone: true,
});
export const assignFindingRoute = actionRoute(assignFinding, { answer: findingShape });
export const closeFindingRoute = actionRoute(closeFinding, { answer: findingShape });

/** A photo, as the camera made it. */
export const pictureFindingRoute = defineRoute({
	method: "PUT",
	path: pictureFinding.path,
	roles: pictureFinding.roles,
	endedPhone: true,
	summary: pictureFinding.summary,
	input: {
		params: z.object({ id: objectId }),
		body: z
			.custom<Uint8Array>((value) => value instanceof Uint8Array, "a JPEG, as image/jpeg")
			.meta({ type: "string", format: "binary", description: "image/jpeg" }),
	},
	bodyBytes: BUDGETS.picture.limit,
	bodyType: "image/jpeg",
	answer: findingShape,
	problems: pictureFinding.problems,
	reads: true,
});

/** The answer is the incident. */
export const pressSosRoute = actionRoute(pressSos, { status: 201, answer: incidentShape, endedPhone: true });
export const allWellRoute = actionRoute(allWell, { answer: z.object({ seq: z.int() }), endedPhone: true });
