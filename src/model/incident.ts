import type { Dispatch } from "./dispatch.ts";
import { type Priority, urgency } from "./priority.ts";
import type { AgencyTold, Step, StepDone } from "./procedure.ts";
import type { Owes } from "./silence-budget.ts";
import type { Picture } from "./snapshot.ts";
import type { VolunteerAsked } from "./volunteer-asked.ts";
import type { Words } from "./words.ts";

export const INCIDENT_STATES = ["open", "acknowledged", "dispatched", "on-scene", "resolved"] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** The same for people. */
export const INCIDENT_STATE_WORDS = {
	open: { en: "Not taken", "zh-CN": "未接警" },
	acknowledged: { en: "Taken", "zh-CN": "已接警" },
	dispatched: { en: "Guard sent", "zh-CN": "已派员" },
	"on-scene": { en: "On scene", "zh-CN": "已到场" },
	resolved: { en: "Resolved", "zh-CN": "处置完毕" },
} as const satisfies Readonly<Record<IncidentState, Words>>;

export const CAUSES = ["real", "false", "unknown", "authorised", "drill"] as const;
export type Cause = (typeof CAUSES)[number];

export const POLICE_OUTCOMES = ["none", "reported", "public-security-case", "criminal-case", "not-accepted"] as const;

export const REPORT_CHANNELS = ["phone", "radio", "walk-in", "camera", "police", "guard"] as const;
export type ReportChannel = (typeof REPORT_CHANNELS)[number];

/** What a false alarm came from. */
export const FALSE_DETAILS = ["animal", "plant", "weather", "device-fault", "mistake"] as const;

export const VERIFICATION_MEANS = ["picture", "voice", "guard"] as const;
export type VerificationMeans = (typeof VERIFICATION_MEANS)[number];

/** The work that alarms or a person's report ask for. Times are epoch milliseconds UTC. */
export interface Incident {
	/** `inc-` and the seq that opened it. */
	readonly id: string;
	/** The seq that last changed it. */
	readonly rev: number;
	/** The seq at which it last rang; 0 if it never did: until then it is silent. */
	readonly rang: number;
	/** The seq of its newest news: an acknowledgement or reset that has not seen it is refused. */
	readonly news?: number;
	/** The alarm that gives it type, words, place and procedure; absent: a report does. */
	readonly lead?: string;
	/** What nobody has heard yet. */
	readonly owes?: Owes;
	/** Since when nobody has it: it was opened, or rang again after it was taken. */
	readonly untakenSince?: number;
	/** When somebody must have acted on it; runs on while it is open again. */
	readonly actBy?: number;
	/** How often it has waited. */
	readonly waits?: number;
	readonly state: IncidentState;
	/** The furthest state reached before it became open again; acknowledging returns to it. */
	readonly reached: IncidentState;
	readonly priority: Priority;
	/** The type of its leading alarm, or of the report (`report.intrusion`). */
	readonly type: string;
	readonly words: Words;
	/** Where it began. */
	readonly zone?: string;
	/** Every zone that has joined, the first one first. */
	readonly zones: readonly string[];
	readonly unit?: string;
	readonly life?: number;
	readonly discreet?: true;
	/** The person who is coerced: whoever coerces them sees what they see, so that they alone are told nothing of it. */
	readonly keptFrom?: string;
	readonly corroborated: boolean;
	readonly verified?: {
		readonly by: string;
		readonly at: number;
		readonly means: VerificationMeans;
	};
	readonly reportedBy?: ReportChannel;
	/** The person who has it: a user's name. */
	readonly owner?: string;
	readonly openedAt: number;
	readonly acknowledgedAt?: number;
	readonly resolvedAt?: number;
	readonly cause?: Cause;
	readonly detail?: string;
	readonly alarms: readonly string[];
	/** Incidents or alarms beside it that must not be merged into it. */
	readonly related: readonly string[];
	readonly eventCount: number;
	readonly due?: { readonly what: "acknowledge" | "act"; readonly at: number };
	/** How many deadlines have passed since it was last taken; each sounded again. */
	readonly overdue?: number;
	/** What stops the act clock, until when, and why. */
	readonly waiting?: { readonly until: number; readonly reason: string; readonly by: string };
	/** Offered to another operator, who has not accepted yet. */
	readonly transfer?: { readonly to: string; readonly by: string; readonly at: number };
	readonly dispatches?: readonly Dispatch[];
	readonly agencies?: readonly AgencyTold[];
	/** Residents who were asked to look, in the order in which they were asked. */
	readonly volunteers?: readonly VolunteerAsked[];
	/** Steps that were done, by id. */
	readonly steps?: Readonly<Record<string, StepDone>>;
	/** Steps that this incident asks beyond its type's procedure. */
	readonly extraSteps?: readonly Step[];
	/** Its pictures and entries are never deleted. */
	readonly held?: { readonly by: string; readonly at: number; readonly reason: string };
	readonly pictures?: readonly Picture[];
	/** Who has been told because nobody took it, in turn; the newest last. */
	readonly told?: readonly { readonly who: string; readonly at: number; readonly to?: readonly string[] }[];
	/** How often somebody has been told; `told` keeps the last of them. */
	readonly toldCount?: number;
	/** A captain looks again at what was closed as false. */
	readonly review?: {
		readonly dueAt: number;
		readonly by?: string;
		readonly at?: number;
		readonly agrees?: boolean;
		readonly note?: string;
		/** Nobody has looked in time. */
		readonly overdue?: true;
	};
	readonly police?: {
		readonly outcome: (typeof POLICE_OUTCOMES)[number];
		readonly number?: string;
		readonly date?: string;
		readonly by: string;
		readonly at: number;
	};
	/** How often it was opened again after it was resolved. */
	readonly reopened?: number;
	/** Everything in it is bypassed (shelved, under test, out of service) and nothing of it sounds: it waits. */
	readonly quiet?: true;
	/** It came in a flood: the queue shows it under this group (`kind zone`). */
	readonly group?: string;
	/** Part of an exercise; apart from what is real. */
	readonly drill?: true;
	/** The one that this was split from. */
	readonly splitFrom?: string;
	/** Incidents folded into this one; what belonged to them belongs to it. */
	readonly merged?: readonly string[];
	/** The incident that this one was folded into; it ended by that, and has no cause of its own. */
	readonly mergedInto?: string;
}

/** The zone of the guard room, where the site has one of that name. */
export const GUARD_ROOM_ZONE = "guard-room";

/**
 * Whether the incident is a panic or duress of the guard room itself: whoever sits there may be made to take it. Smoke there, or
 * a guard for whom the guard room only looks because nobody knows where they are, is the operator's like any other.
 */
export function isOwnCall({ type, zone }: Pick<Incident, "type" | "zone">): boolean {
	return zone === GUARD_ROOM_ZONE && (type.endsWith(".panic") || type.endsWith(".duress"));
}

const NOT_LIFE = 99;

type Queued = Pick<Incident, "priority" | "state" | "life"> & { readonly openedAt: number };

/**
 * Whether it asks for a person by sound: open, rung or overdue, and not waiting in quiet. What came in a flood under its
 * group never rang (`rang` 0) and is silent, for its group's first has; once it is overdue it sounds for itself.
 */
export function isSounding({
	state,
	quiet,
	rang,
	overdue,
}: {
	readonly state: IncidentState;
	readonly quiet?: boolean | undefined;
	readonly rang: number;
	readonly overdue?: number | undefined;
}): boolean {
	return state === "open" && !quiet && (rang > 0 || (overdue ?? 0) > 0);
}

/**
 * The order of the queue, for `sort`: open critical, then high, always above the rest, taken or not; within a priority
 * the unacknowledged first; then life rank; then the oldest.
 */
export function queueOrder(a: Queued, b: Queued): number {
	return (
		urgency(a.priority) - urgency(b.priority) ||
		Number(a.state !== "open") - Number(b.state !== "open") ||
		(a.life ?? NOT_LIFE) - (b.life ?? NOT_LIFE) ||
		a.openedAt - b.openedAt
	);
}
