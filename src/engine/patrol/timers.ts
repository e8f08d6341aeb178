import { guardSilent } from "../../model/entries/guard-silent.ts";
import { roundDue } from "../../model/entries/round-due.ts";
import { roundNotStarted } from "../../model/entries/round-not-started.ts";
import { roundStopOverdue } from "../../model/entries/round-stop-overdue.ts";
import { roundStopsMissed } from "../../model/entries/round-stops-missed.ts";
import type { Round } from "../../model/objects/round.ts";
import type { Priority } from "../../model/priority.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { assignee, dutyOf } from "./assignee.ts";
import { missedInARow, overdueAt } from "./judge.ts";
import { anyRound, CATCH_UP_MS, isOpen, keepRound, silentFrom } from "./round.ts";
import { raiseOf, settleAlarms } from "./round-alarm.ts";

const RULE = "rules.patrol";

/** No answer for so long after a guard was silent: the alarm rises (ENGINE: 2 and 5 minutes). */
const RISES: readonly { readonly afterMs: number; readonly priority: Priority }[] = [
	{ afterMs: 0, priority: "medium" },
	{ afterMs: 2 * 60_000, priority: "high" },
	{ afterMs: 5 * 60_000, priority: "critical" },
];

/** The round that a timer is about, if it is open; else the entry says that there is nothing to it any more. */
function openRound(context: StepContext, id: string): Round | undefined {
	const round = anyRound(context, id);
	if (round && isOpen(round)) return round;
	context.because({ because: "timer-void", rule: RULE });
	return undefined;
}

/** True where the hub was down when it was due: what was made meanwhile comes in first, and then it is judged. */
function waitsForUploads(context: StepContext): boolean {
	const { data, type } = context.entry;
	const { timer, whileDown, ...kept } = data;
	if (whileDown !== true || typeof timer !== "string") return false;
	context.setTimer({ id: timer, dueAt: context.now + CATCH_UP_MS, type, data: kept });
	context.because({ because: "catching-up", rule: RULE });
	return true;
}

/** Whoever has the post walks it, unless a captain has said who does. */
export const onRoundDue = onEntry(roundDue, (context, { round: id }) => {
	const round = openRound(context, id);
	if (!round) return;
	const guard = round.guard ?? assignee(context, round);
	keepRound(context, { ...round, ...(guard !== undefined && { guard }) });
	context.because({ because: "round-due", rule: RULE });
});

/** Nobody has begun it: told at once, by radio, that somebody does. */
export const onRoundNotStarted = onEntry(roundNotStarted, (context, { round: id }) => {
	const round = openRound(context, id);
	if (!round || waitsForUploads(context)) return;
	if (round.startedAt !== undefined) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	if (isElsewhere(context, round)) {
		keepRound(context, excused(context, round, overdueBy(context, round)));
		context.setTimer(again(context, `${id}.not-started`));
		return;
	}
	const type = "round.not-started";
	keepRound(context, raiseOf(context, round, { type, checkpoint: round.stops[0]?.checkpoint }));
});

/** Stops whose time is over were missed, unless their guard was sent to an incident; two in a row are an alarm. */
export const onRoundStopOverdue = onEntry(roundStopOverdue, (context, { round: id }) => {
	const round = openRound(context, id);
	if (!round || waitsForUploads(context)) return;
	const over = overdueBy(context, round);
	const kept = keepRound(context, isElsewhere(context, round) ? excused(context, round, over) : round);
	context.because({ because: "stop-overdue", rule: RULE });
	if (!isOpen(kept)) keepRound(context, settleAlarms(context, kept));
	if (kept.startedAt === undefined) return;
	const last = kept.stops.findLastIndex(({ checkpoint, status }) => status === "missed" && over.includes(checkpoint));
	const stop = kept.stops[last];
	if (stop && missedInARow(kept.stops, last)) {
		context.derive(roundStopsMissed, undefined, { round: id, checkpoint: stop.checkpoint });
	}
});

export const onRoundStopsMissed = onEntry(roundStopsMissed, (context, { round: id, checkpoint }) => {
	const round = anyRound(context, id);
	if (round) keepRound(context, raiseOf(context, round, { type: "round.stops-missed", checkpoint }));
});

/** Call by radio; no answer, and the nearest goes; and then everybody. */
export const onGuardSilent = onEntry(guardSilent, (context, { round: id, heardAt, step }) => {
	const round = anyRound(context, id);
	const stands = round?.alarms?.some(
		({ type, endedAt, takenBack }) => type === guardSilent.type && endedAt === undefined && !takenBack,
	);
	const void_ = !round || (step === 0 ? !isOpen(round) || (silentFrom(context, round) ?? 0) > context.now : !stands);
	if (void_ || round.cancelled) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	if (step === 0 && waitsForUploads(context)) return;
	if (step === 0 && isElsewhere(context, round)) {
		// Whoever was sent is known to be there; the time begins anew once they are free.
		keepRound(context, { ...round, heardAt: context.now });
		context.because({ because: "sent-elsewhere", rule: RULE });
		return;
	}
	const { priority = "medium" } = RISES[step] ?? {};
	const last = round.stops.filter(({ visit }) => visit).sort((a, b) => (b.visit?.at ?? 0) - (a.visit?.at ?? 0))[0];
	const type = "round.guard-silent";
	keepRound(context, raiseOf(context, round, { type, checkpoint: last?.checkpoint, priority }));
	const next = RISES[step + 1];
	if (!next) return;
	const since = context.now - (RISES[step]?.afterMs ?? 0);
	const when = { id: `${id}.silent-rises`, dueAt: since + next.afterMs };
	context.setTimer(timerFor(guardSilent, { ...when, data: { round: id, heardAt, step: step + 1 } }));
});

function overdueBy(context: StepContext, { stops }: Round): readonly string[] {
	return stops
		.filter((stop) => stop.status === "pending" && overdueAt(stop) <= context.now)
		.map(({ checkpoint }) => checkpoint);
}

/** Whether its guard was sent to an incident, and has not come back. */
function isElsewhere(context: StepContext, { guard }: Round): boolean {
	const duty = guard === undefined ? undefined : dutyOf(context, guard);
	return duty !== undefined && (duty.incident !== undefined || duty.busy === true);
}

/** The round with these stops excused: its guard had to be elsewhere. Where, it does not say. */
function excused(context: StepContext, round: Round, checkpoints: readonly string[]): Round {
	const why = { by: "hub", at: context.now, reason: "sent to an incident" };
	context.because({ because: "sent-elsewhere", rule: RULE });
	return {
		...round,
		stops: round.stops.map((stop) =>
			checkpoints.includes(stop.checkpoint) && !stop.visit ? { ...stop, excused: why } : stop,
		),
	};
}

/** The same looked at again a little later. */
function again(context: StepContext, id: string) {
	const { type, data } = context.entry;
	const { timer: _id, whileDown: _down, ...kept } = data;
	return { id, dueAt: context.now + CATCH_UP_MS, type, data: kept };
}
