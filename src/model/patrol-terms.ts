// The words and limits of patrols, apart from what reads them: a page has these, and no validator that its policy forbids.

/** How the stops of a route follow one another; `random`: drawn anew for each round. */
export const ROUTE_ORDERS = ["ordered", "any-order", "random"] as const;
export type RouteOrder = (typeof ROUTE_ORDERS)[number];

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof DAYS)[number];

export const ROUND_STATES = ["scheduled", "under-way", "complete", "incomplete"] as const;
export type RoundState = (typeof ROUND_STATES)[number];

export const STOP_STATUSES = ["pending", "on-time", "early", "late", "missed", "out-of-order", "excused"] as const;
export type StopStatus = (typeof STOP_STATUSES)[number];

/** What a check-in shows by itself that may be a cheat: it counts all the same. */
const SUSPICIONS = [
	...(["shared-phone", "clock-set-back", "far", "copied-plate", "replayed", "uploaded-late"] as const),
] as const;
export type Suspicion = (typeof SUSPICIONS)[number];
/** What makes a check-in doubtful; of the first group it counts all the same, of the second only once a captain accepts it. */
const DOUBTS = ["implausible", ...SUSPICIONS, "accepted"] as const;
export const VOIDS = [
	...(["unproven", "revoked", "not-on-duty", "id-reused", "future", "too-old", "no-round"] as const),
] as const;
export const FLAGS = [...DOUBTS, ...VOIDS] as const;
export type Flag = (typeof FLAGS)[number];

/** How a checkpoint is shown; `code`: what its plate says was typed. */
export const CHECKIN_METHODS = ["nfc", "qr", "rfid", "ble", "code"] as const;
export type CheckinMethod = (typeof CHECKIN_METHODS)[number];

/**
 * What a check-in proves, the strongest first: a reader or a tag saw the other, the signed code of the plate was scanned, it
 * was typed, the checkpoint was named only. A picture of a plate shows what the plate shows; nothing shows a tag but the tag.
 */
export const CHECKIN_GRADES = ["reader", "signed", "typed", "named"] as const;
export type CheckinGrade = (typeof CHECKIN_GRADES)[number];

export const FINDING_CATEGORIES = ["fire", "person", "damage", "hazard", "door", "other"] as const;
export type FindingCategory = (typeof FINDING_CATEGORIES)[number];

export const TASK_SORTS = ["yes-no", "number", "text", "photo"] as const;

export const MINUTE_MS = 60_000;
/** Check-ins that are taken at once (CONTRACT). */
export const CHECKINS_MAX = 500;
/** Stops of one route at most. Our own setting. */
export const STOPS_MAX = 64;
/** Plans and routes of a site at most, and times of one plan. Our own setting. */
export const PLANS_MAX = 200;
export const TIMES_MAX = 48;
/** A round is over within this after its start. Our own setting: no duty is longer. */
export const ROUND_MINUTES_MAX = 12 * 60;
