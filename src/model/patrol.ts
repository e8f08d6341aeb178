import { z } from "zod";
import { instant, objectId } from "./fields.ts";
import { NAME_MAX, TEXT_MAX } from "./limits.ts";
import {
	CHECKIN_METHODS,
	DAYS,
	type Day,
	ROUND_MINUTES_MAX,
	ROUTE_ORDERS,
	type RouteOrder,
	STOPS_MAX,
	TASK_SORTS,
	TIMES_MAX,
} from "./patrol-terms.ts";
import type { Words } from "./words.ts";

export {
	CHECKIN_GRADES,
	CHECKIN_METHODS,
	CHECKINS_MAX,
	type CheckinGrade,
	type CheckinMethod,
	DAYS,
	type Day,
	FINDING_CATEGORIES,
	type FindingCategory,
	FLAGS,
	type Flag,
	MINUTE_MS,
	PLANS_MAX,
	ROUND_STATES,
	ROUTE_ORDERS,
	type RoundState,
	type RouteOrder,
	STOP_STATUSES,
	STOPS_MAX,
	type StopStatus,
	type Suspicion,
} from "./patrol-terms.ts";

const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** The id of a route or a plan: what an address and a file can have. */
export const patrolId = z.string().regex(ID, "small letters, digits and dashes, 63 at most, no dash first");
/** The id of a checkpoint: a device. */
export const checkpointId = z.string().max(NAME_MAX);
export const eventId = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, "1 to 64 letters, digits, dots, dashes");
const wordsSaid = z.object({
	en: z
		.string()
		.min(1)
		.max(NAME_MAX * 2),
	"zh-CN": z
		.string()
		.min(1)
		.max(NAME_MAX * 2),
});
const answerSaid = z.union([z.boolean(), z.number(), z.string().max(TEXT_MAX)]);

/** What is to be looked at or written down at a stop. */
export const taskSaid = z.object({
	id: patrolId,
	kind: z.enum(TASK_SORTS),
	words: wordsSaid,
	expected: answerSaid.optional().meta({ description: "Another answer proposes a finding" }),
});
export type Task = z.output<typeof taskSaid>;

export const routeStopSaid = z.object({
	checkpoint: checkpointId,
	afterMinutes: z.number().min(0).max(ROUND_MINUTES_MAX).meta({ description: "Minutes after the round's start" }),
	toleranceMinutes: z.number().min(0).max(120),
	tasks: z.array(taskSaid).max(16).optional(),
});
export type RouteStop = z.output<typeof routeStopSaid>;

/** What a captain says of a route. */
export const routeSaid = z.object({
	words: wordsSaid,
	order: z.enum(ROUTE_ORDERS),
	stops: z.array(routeStopSaid).min(1).max(STOPS_MAX),
	draws: z
		.int()
		.min(1)
		.max(STOPS_MAX)
		.optional()
		.meta({ description: "`random`: so many of the stops are drawn for each round; absent: all" }),
});

const timeOfDay = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day such as 22:00")
	.meta({ description: "By the site's clocks" });

/** What a captain says of a plan. */
export const planSaid = z.object({
	route: patrolId,
	at: z.array(timeOfDay).min(1).max(TIMES_MAX),
	days: z
		.array(z.enum(DAYS))
		.min(1)
		.max(DAYS.length)
		.default([...DAYS]),
	shift: z.string().max(NAME_MAX),
	posts: z.array(z.string().min(1).max(NAME_MAX)).min(1).max(16),
});

/** Where a phone says that it is: on the plan (metres), or on the earth. */
export const positionSaid = z.object({
	x: z.number().optional(),
	y: z.number().optional(),
	latitude: z.number().optional(),
	longitude: z.number().optional(),
	accuracyM: z.number().nonnegative().optional(),
});
export type Position = z.output<typeof positionSaid>;

/** Of one check-in, as JSON: what a stop may ask for sixteen times over. A round keeps the answers of all its stops. Our own setting. */
const ANSWERS_MAX = 4_096;

const answersSaid = z
	.record(patrolId, answerSaid)
	.refine((said) => JSON.stringify(said).length <= ANSWERS_MAX, `at most ${ANSWERS_MAX} letters in all`);

/** One check-in from a phone. */
export const checkinSaid = z
	.object({
		id: eventId,
		checkpoint: checkpointId.optional(),
		code: z
			.string()
			.max(NAME_MAX * 4)
			.optional()
			.meta({ description: "What the plate says, in place of the checkpoint" }),
		at: instant,
		method: z.enum(CHECKIN_METHODS),
		proof: z.string().max(512).optional().meta({ description: "What the plate carries, signed" }),
		counter: z.int().nonnegative(),
		bootId: z.string().min(1).max(64),
		position: positionSaid.optional(),
		answers: answersSaid.optional(),
	})
	.refine(({ checkpoint, code }) => checkpoint !== undefined || code !== undefined, {
		path: ["checkpoint"],
		message: "a checkpoint or a code",
	});
export type CheckinSaid = z.output<typeof checkinSaid>;

/** What a check-in proved when it came: by a plate or a tag that is good, or by one that is made up or revoked. */
const PROOF_GRADES = ["plate", "tag", "unproven", "revoked"] as const;
const checkinProved = z.object({
	grade: z.enum(PROOF_GRADES),
	/** Proved; of what proves nothing, claimed. */
	checkpoint: z.string().optional(),
});
export type CheckinProved = z.output<typeof checkinProved>;

/** By what a check-in that counts was proved; one that names its checkpoint only has none. */
export const PROOFS = ["plate", "tag"] as const satisfies readonly (typeof PROOF_GRADES)[number][];
export type ProofGood = (typeof PROOFS)[number];

/** Of a phone's clock when it sent: how far it was ahead, ms; and since when (hub's time, epoch ms) nothing older was left on it. */
export const clockKnown = z.object({ aheadMs: z.number().optional(), notBefore: z.number().optional() });
export type ClockKnown = z.output<typeof clockKnown>;

/** What an entry keeps of a check-in from a phone. */
export const checkinKept = z.object({
	checkpoint: z.string().optional(),
	code: z.string().optional(),
	at: z.string(),
	method: z.enum(CHECKIN_METHODS),
	proof: z.string().optional(),
	/** What that proved when it came; absent: nothing was shown. */
	proved: checkinProved.optional(),
	counter: z.number(),
	bootId: z.string(),
	/** What the hub knows by its own time of the clock that it was made by. */
	clock: clockKnown.optional(),
	position: positionSaid.optional(),
	answers: answersSaid.optional(),
	guard: z.string(),
});
export type CheckinKept = z.output<typeof checkinKept>;

export type Answers = z.output<typeof answersSaid>;

/** A route. Shipped with the site's file, or written by a captain. */
export interface PatrolRoute {
	readonly id: string;
	readonly words: Words;
	readonly order: RouteOrder;
	readonly stops: readonly RouteStop[];
	readonly draws?: number | undefined;
}

/** When a route is walked, and by whom. */
export interface PatrolPlan {
	readonly id: string;
	readonly route: string;
	readonly at: readonly string[];
	readonly days: readonly Day[];
	readonly shift: string;
	readonly posts: readonly string[];
}

/** How well an outsider who has watched can tell when a checkpoint is visited. */
export interface Predictability {
	/** 0: any time of the round is as likely as any other; 100: it is known to five minutes. */
	readonly percent: number;
	readonly words: Words;
}

export const roundId = objectId;
