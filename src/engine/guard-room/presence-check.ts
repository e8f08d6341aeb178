import { isWithin } from "../../model/day-span.ts";
import { presenceAsked } from "../../model/entries/presence-asked.ts";
import { presenceUnanswered } from "../../model/entries/presence-unanswered.ts";
import type { Shift } from "../../model/shift.ts";
import { watchers } from "../kernel/current-shift.ts";
import { nextMinuteOfDay } from "../kernel/daily-period.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { missed, putRight, roomOf } from "../kernel/guard-room.ts";
import type { StepContext } from "../kernel/step-context.ts";

const RULE = "settings.guardRoom.presence";

/**
 * Sets when the operator is asked next: after an interval that nobody can foresee, but that the same journal always
 * gives, for it is drawn from the entry's seq.
 */
export function askNext(context: StepContext, shift: string): void {
	const { site, now, entry } = context;
	const { everyMs, answerMs: _a, ...night } = site.settings.guardRoom.presence;
	const [least, most] = everyMs;
	const afterMs = least + drawn(entry.seq, most - least);
	const from = isWithin(site.minuteOfDay(now + afterMs), night) ? now : nextMinuteOfDay(site, now, night.fromMinute);
	context.setTimer(timerFor(presenceAsked, { id: timerOf(shift), dueAt: from + afterMs, data: { shift } }));
}

export function stopAsking(context: StepContext, shift: string): void {
	context.dropTimer(timerOf(shift));
	context.dropTimer(answerOf(shift));
}

/** Asks the operator for one key. */
export const onPresenceAsked = onEntry(presenceAsked, (context, { shift: id }) => {
	const shift = runs(context, id);
	const { answerMs, everyMs: _e, ...night } = context.site.settings.guardRoom.presence;
	if (!shift || shift.asked || !isWithin(context.site.minuteOfDay(context.now), night)) {
		context.because({ because: "timer-void", rule: RULE });
		if (shift && !shift.asked) askNext(context, shift.id);
		return;
	}
	const answerBy = context.now + answerMs;
	const asked = { at: context.now, answerBy };
	context.put({ kind: "shift", id: shift.id, value: { ...shift, rev: context.entry.seq, asked } });
	const data = { shift: shift.id };
	context.setTimer(timerFor(presenceUnanswered, { id: answerOf(shift.id), dueAt: answerBy, data }));
	context.because({ because: "presence-asked", rule: RULE });
});

/** No key came in time. It goes on asking, by the alarm, until the operator shows himself. */
export const onPresenceUnanswered = onEntry(presenceUnanswered, (context, { shift: id }) => {
	const shift = runs(context, id);
	if (shift?.asked) missed(context, "presence-unanswered");
	else context.because({ because: "timer-void", rule: RULE });
});

/** Whoever watches has done something, whatever it was: nobody needs to ask for a while. */
export function presenceShown(context: StepContext): void {
	const shift = context.get("shift", roomOf(context).shift ?? "");
	if (!shift || !watchers(shift).includes(context.actor)) return;
	if (shift.asked) {
		const { asked: _answered, ...rest } = shift;
		context.put({ kind: "shift", id: shift.id, value: { ...rest, rev: context.entry.seq } });
	}
	stopAsking(context, shift.id);
	askNext(context, shift.id);
	putRight(context, "presence-unanswered");
}

/** The shift that the timer is about, if it still runs. */
function runs(context: StepContext, shift: string): Shift | undefined {
	return shift === roomOf(context).shift ? context.get("shift", shift) : undefined;
}

/** A number from 0 to `most` that looks like chance (Knuth's multiplicative hash of the seq). */
function drawn(seq: number, most: number): number {
	const mixed = Math.imul(seq ^ (seq >>> 15), 2_654_435_761) >>> 0;
	return Math.floor((mixed / 2 ** 32) * (most + 1));
}

function timerOf(shift: string): string {
	return `${shift}.ask`;
}

function answerOf(shift: string): string {
	return `${shift}.answer`;
}
