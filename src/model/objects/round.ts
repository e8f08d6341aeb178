import type {
	Answers,
	CheckinGrade,
	CheckinMethod,
	Flag,
	ProofGood,
	RoundState,
	RouteOrder,
	StopStatus,
	Task,
} from "../patrol.ts";
import type { Words } from "../words.ts";
import { defineObject } from "./define-object.ts";

/** A check-in as it counts for a stop. Times are epoch ms. */
export interface Visit {
	/** The entry that says so. */
	readonly seq: number;
	readonly guard: string;
	/** When it was made. */
	readonly at: number;
	readonly receivedAt: number;
	readonly method: CheckinMethod;
	/** By what it was proved; absent: a phone named the checkpoint, or a reader of the site saw the badge. */
	readonly proof?: ProofGood;
	/** What that is worth; absent where a captain let it count, and of visits from before it was kept. */
	readonly grade?: CheckinGrade;
	readonly flags?: readonly Flag[];
	readonly answers?: Answers;
}

/** One stop of a round. Times are epoch ms. */
export interface Stop {
	readonly checkpoint: string;
	readonly dueAt: number;
	readonly toleranceMs: number;
	readonly status: StopStatus;
	readonly visit?: Visit;
	/** What it was judged before a later upload showed better. */
	readonly revisedFrom?: StopStatus;
	readonly flags?: readonly Flag[];
	readonly tasks?: readonly Task[];
	/** Why it need not be visited. */
	readonly excused?: { readonly by: string; readonly at: number; readonly reason: string };
}

/** What the hub said of a round that went wrong, and took back when it learnt better. */
export interface RoundAlarm {
	readonly type: string;
	readonly alarm: string;
	readonly since: number;
	/** It is over: the guard was heard. */
	readonly endedAt?: number;
	/** It was wrong: a later upload showed that. */
	readonly takenBack?: { readonly at: number; readonly why: Words };
}

/** One walk along a route. Times are epoch ms. */
export interface Round {
	/** `rnd-` and the seq that planned it. */
	readonly id: string;
	readonly rev: number;
	readonly route: string;
	readonly words: Words;
	readonly order: RouteOrder;
	/** Absent of an extra one. */
	readonly plan?: string;
	readonly guard?: string;
	readonly state: RoundState;
	readonly startsAt: number;
	/** When its last stop is over at the latest. */
	readonly endsBy: number;
	readonly startedAt?: number;
	readonly endedAt?: number;
	readonly stops: readonly Stop[];
	/** By which its stops were drawn, where they were. */
	readonly seed?: string;
	readonly cancelled?: { readonly by: string; readonly at: number; readonly reason: string };
	/** Whoever had it before handed it on. */
	readonly handedOn?: readonly {
		readonly from: string;
		readonly to: string;
		readonly at: number;
		readonly by: string;
	}[];
	readonly alarms?: readonly RoundAlarm[];
	/** A captain's reason for an extra one. */
	readonly reason?: string;
	/** When its guard was last heard of, engine ms. */
	readonly heardAt?: number;
	/** When its guard is asked whether all is well, unless they are heard of before, and when it is an alarm; engine ms. */
	readonly allWell?: { readonly askAt: number; readonly dueAt: number };
	/** How long nothing needs to be heard, beyond the rule, since then. */
	readonly noSignalMs?: number;
}

/** A guard's round, from the plan to the last stop. */
export const round = defineObject<Round>()({ kind: "round", began: "startsAt", guard: "guard" });
