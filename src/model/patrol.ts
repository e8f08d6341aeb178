import { z } from "zod";
import { instant, objectId } from "./fields.ts";
import { NAME_MAX, TEXT_MAX } from "./limits.ts";
import type { Words } from "./words.ts";

/** How the stops of a route follow one another; `random`: drawn anew for each round. */
export const ROUTE_ORDERS = ["ordered", "any-order", "random"] as const;
export type RouteOrder = (typeof ROUTE_ORDERS)[number];

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof DAYS)[number];

export const ROUND_STATES = ["scheduled", "under-way", "complete", "incomplete"] as const;
export type RoundState = (typeof ROUND_STATES)[number];

export const STOP_STATUSES = ["pending", "on-time", "early", "late", "missed", "out-of-order", "excused"] as const;
export type StopStatus = (typeof STOP_STATUSES)[number];

/** What makes a check-in doubtful; of the first group it counts all the same, of the second only once a captain accepts it. */
const DOUBTS = ["implausible", "shared-phone", "clock-set-back", "far", "copied-plate", "accepted"] as const;
export const VOIDS = [
	...(["unproven", "revoked", "not-on-duty", "id-reused", "future", "too-old", "no-round"] as const),
] as const;
export const FLAGS = [...DOUBTS, ...VOIDS] as const;
export type Flag = (typeof FLAGS)[number];

export const CHECKIN_METHODS = ["nfc", "qr", "rfid", "ble"] as const;
export type CheckinMethod = (typeof CHECKIN_METHODS)[number];

export const FINDING_CATEGORIES = ["fire", "person", "damage", "hazard", "door", "other"] as const;
export type FindingCategory = (typeof FINDING_CATEGORIES)[number];

const TASK_SORTS = ["yes-no", "number", "text", "photo"] as const;

export const MINUTE_MS = 60_000;
/** Check-ins that are taken at once (CONTRACT). */
export const CHECKINS_MAX = 500;
/** Stops of one route at most. Our own setting. */
export const STOPS_MAX = 64;
/** Plans and routes of a site at most, and times of one plan. Our own setting. */
export const PLANS_MAX = 200;
const TIMES_MAX = 48;
/** A round is over within this after its start. Our own setting: no duty is longer. */
const ROUND_MINUTES_MAX = 12 * 60;

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

const answersSaid = z.record(patrolId, answerSaid);

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
export const PROOF_GRADES = ["plate", "tag", "unproven", "revoked"] as const;
const checkinProved = z.object({
	grade: z.enum(PROOF_GRADES),
	/** Proved; of what proves nothing, claimed. */
	checkpoint: z.string().optional(),
});
export type CheckinProved = z.output<typeof checkinProved>;

/** By what a check-in that counts was proved; one that names its checkpoint only has none. */
export const PROOFS = ["plate", "tag"] as const satisfies readonly (typeof PROOF_GRADES)[number][];
export type ProofGood = (typeof PROOFS)[number];

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
	position: positionSaid.optional(),
	answers: answersSaid.optional(),
	guard: z.string(),
});

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
