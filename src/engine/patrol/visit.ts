import { findingProposed } from "../../model/entries/finding-proposed.ts";
import type { Round, Stop, Visit } from "../../model/objects/round.ts";
import type { Answers, CheckinGrade, CheckinMethod, Flag, ProofGood } from "../../model/patrol.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { patrollers } from "./assignee.ts";
import { AHEAD_MS, isBehind, TOO_OLD_MS } from "./lateness.ts";
import { anyRound, keepRound, walkedBy } from "./round.ts";
import { settleAlarms } from "./round-alarm.ts";

/** A check-in, wherever it comes from. Times are epoch ms. */
export interface Checkin {
	readonly seq: number;
	readonly guard: string;
	readonly checkpoint: string;
	/** When it was made, by whoever says so; in the future, it is not believed. */
	readonly at: number;
	readonly receivedAt: number;
	readonly method: CheckinMethod;
	readonly proof?: ProofGood | undefined;
	readonly grade?: CheckinGrade | undefined;
	readonly answers?: Answers | undefined;
	/** What makes it doubtful, though it counts. */
	readonly flags: readonly Flag[];
	/** A captain says that it counts. */
	readonly accepted?: true;
	/** The only round that it may count for. */
	readonly round?: string | undefined;
}

const RULE = "rules.patrol";

/** A round may be begun so long before its time, and ended so long after it. Our own settings. */
const BEFORE_MS = 15 * 60_000;
const AFTER_MS = 60 * 60_000;

/**
 * Lets a check-in count for the stop that it fits: of the guard's rounds the one that was due there nearest to when it was
 * made. What fits none, or can't be believed, is kept by its entry, flagged, and judges nothing. Gives the round.
 */
export function count(context: StepContext, checkin: Checkin): Round | undefined {
	const doubt = disbelief(context, checkin);
	if (doubt) {
		context.because({ because: doubt, rule: RULE });
		return undefined;
	}
	const fits = roundFor(context, checkin);
	if (!fits) {
		context.because({ because: isKnown(context, checkin) ? "no-round" : "not-on-duty", rule: RULE });
		return undefined;
	}
	return visit(context, fits, checkin);
}

function disbelief(context: StepContext, { at, receivedAt, accepted }: Checkin): "future" | "too-old" | undefined {
	if (accepted) return undefined;
	if (at > receivedAt + AHEAD_MS) return "future";
	return context.now - at > TOO_OLD_MS ? "too-old" : undefined;
}

/** Whether the watch that runs knows the guard; where nobody was entered, nobody is a stranger. */
function isKnown(context: StepContext, { guard, at }: Checkin): boolean {
	if (isBehind({ at, receivedAt: context.now })) return true;
	const posted = patrollers(context, {});
	return posted.length === 0 || posted.some((one) => one.guard === guard);
}

function visit(context: StepContext, round: Round, checkin: Checkin): Round {
	const { seq, guard, checkpoint, at, receivedAt, method, proof, grade, answers, flags, accepted } = checkin;
	const said: Flag[] = accepted ? [...flags, "accepted"] : [...flags];
	const made: Visit = {
		...{ seq, guard, at, receivedAt, method },
		...(proof !== undefined && { proof }),
		...(grade !== undefined && { grade }),
		...(answers && { answers }),
		...(said.length > 0 && { flags: said }),
	};
	const stop = round.stops.find((one) => one.checkpoint === checkpoint);
	const better = stop && isBetter(made, stop);
	const stops = better ? round.stops.map((one) => (one === stop ? { ...one, visit: made } : one)) : round.stops;
	const heard = isBehind({ at, receivedAt }) ? {} : { heardAt: Math.max(round.heardAt ?? 0, context.now) };
	const mine = round.guard === undefined ? { guard } : {};
	const judged = keepRound(context, { ...round, ...mine, ...heard, stops });
	const settled = keepRound(context, settleAlarms(context, judged));
	context.because({ because: better ? "checked-in" : "checked-in-again", rule: RULE });
	if (better && answers) propose(context, settled, { stop, checkin });
	return settled;
}

/** Of several at one stop the one nearest to when it was due counts, the earlier of two: whatever order they come in. */
function isBetter(made: Visit, { visit: before, dueAt }: Stop): boolean {
	if (!before) return true;
	const off = Math.abs(made.at - dueAt) - Math.abs(before.at - dueAt);
	return off < 0 || (off === 0 && (made.at < before.at || (made.at === before.at && made.seq < before.seq)));
}

/** What was answered otherwise than expected may be a finding: whoever plans decides. */
function propose(context: StepContext, round: Round, { stop, checkin }: { stop: Stop; checkin: Checkin }): void {
	for (const { id, expected } of stop.tasks ?? []) {
		const answer = checkin.answers?.[id];
		if (expected === undefined || answer === undefined || answer === expected) continue;
		const { guard, at, checkpoint } = checkin;
		context.derive(findingProposed, undefined, { round: round.id, checkpoint, task: id, guard, at, answer });
	}
}

/** The round that a check-in counts for. */
function roundFor(context: StepContext, checkin: Checkin): Round | undefined {
	const { checkpoint, at } = checkin;
	let best: { readonly round: Round; readonly off: number } | undefined;
	for (const round of roundsAt(context, checkin)) {
		if (checkin.round !== undefined && round.id !== checkin.round) continue;
		const stop = round.stops.find((one) => one.checkpoint === checkpoint);
		if (!stop || round.cancelled || !mayCount(context, round, checkin)) continue;
		const off = Math.abs(at - stop.dueAt);
		if (!best || off < best.off || (off === best.off && round.startsAt < best.round.startsAt)) best = { round, off };
	}
	return best?.round;
}

/** Rounds that were walked about when it was made: those under way, planned, and of the guard's or nobody's that ended. */
function* roundsAt(context: StepContext, { guard, at, round: named }: Checkin): Generator<Round> {
	const during = ({ startsAt, endsBy }: Pick<Round, "startsAt" | "endsBy">) =>
		at >= startsAt - BEFORE_MS && at <= endsBy + AFTER_MS;
	const seen = new Set<string>();
	for (const id of context.state.round.keys()) {
		const round = context.get("round", id);
		if (!round || !(during(round) || id === named)) continue;
		seen.add(id);
		yield round;
	}
	const named_ = named === undefined ? [] : [{ round: named, from: at, to: at }];
	const walked = [guard, undefined].flatMap((name) => context.get("memory", walkedBy(name))?.walked ?? []);
	for (const one of [...walked, ...named_]) {
		if (seen.has(one.round) || !during({ startsAt: one.from, endsBy: one.to })) continue;
		seen.add(one.round);
		const round = anyRound(context, one.round);
		if (round) yield round;
	}
}

/** Whether it is this guard's round: theirs, handed on by them, or nobody's and theirs to walk. */
function mayCount(context: StepContext, round: Round, { guard, accepted, at }: Checkin): boolean {
	if (accepted || round.guard === guard) return true;
	if (round.handedOn?.some(({ from, at: until }) => from === guard && at <= until)) return true;
	if (round.guard !== undefined) return false;
	const posted = patrollers(context, round);
	return posted.length === 0 || isBehind({ at, receivedAt: context.now }) || posted.some((one) => one.guard === guard);
}
