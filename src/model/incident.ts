import { type Priority, urgency } from "./priority.ts";
import type { Words } from "./words.ts";

export const INCIDENT_STATES = ["open", "acknowledged", "dispatched", "on-scene", "resolved"] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

export const CAUSES = ["real", "false", "unknown", "authorised", "drill"] as const;
export type Cause = (typeof CAUSES)[number];

export const REPORT_CHANNELS = ["phone", "radio", "walk-in", "camera", "police", "guard"] as const;
export type ReportChannel = (typeof REPORT_CHANNELS)[number];

export const VERIFICATION_MEANS = ["picture", "voice", "guard"] as const;
export type VerificationMeans = (typeof VERIFICATION_MEANS)[number];

/** The work that alarms or a person's report ask for. Times are epoch milliseconds UTC. */
export interface Incident {
	/** `inc-` and the seq that opened it. */
	readonly id: string;
	/** The seq that last changed it. */
	readonly rev: number;
	/** The seq at which it last rang; an acknowledgement of an older `rev` is refused. */
	readonly rang: number;
	readonly state: IncidentState;
	/** The furthest state reached before it became open again; acknowledging returns to it. */
	readonly reached: IncidentState;
	readonly priority: Priority;
	/** The type of the alarm that opened it, or of the report (`report.intrusion`). */
	readonly type: string;
	readonly words: Words;
	/** Where it began. */
	readonly zone?: string;
	/** Every zone that has joined, the first one first. */
	readonly zones: readonly string[];
	readonly unit?: string;
	readonly life?: number;
	readonly discreet?: true;
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
	/** How many deadlines have passed since it last rang; each sounds again. */
	readonly overdue?: number;
	/** Incidents folded into this one; what belonged to them belongs to it. */
	readonly merged?: readonly string[];
	/** The incident that this one was folded into; it ended by that, and has no cause of its own. */
	readonly mergedInto?: string;
}

const NOT_LIFE = 99;

type Queued = Pick<Incident, "priority" | "state" | "life"> & { readonly openedAt: number };

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
