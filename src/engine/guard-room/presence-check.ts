import { presenceAsked } from "../../model/entries/presence-asked.ts";
import { presenceUnanswered } from "../../model/entries/presence-unanswered.ts";
import type { Shift } from "../../model/shift.ts";
import { inNight, nextMinuteOfDay } from "../kernel/daily-period.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { missed, putRight, roomOf } from "../kernel/guard-room.ts";
import type { Work } from "../kernel/step-context.ts";
import { watchers } from "./console-attended.ts";

const RULE = "settings.guardRoom.presence";

/**
 * Sets when the operator is asked next: after an interval that nobody can foresee, but that the same journal always
 * gives, for it is drawn from the entry's seq.
 */
export function askNext(work: Work, shift: string): void {
	const { site, now, entry } = work;
	const { everyMs, answerMs: _a, ...night } = site.settings.guardRoom.presence;
	const [least, most] = everyMs;
	const afterMs = least + drawn(entry.seq, most - least);
	const from = inNight(site.minuteOfDay(now + afterMs), night) ? now : nextMinuteOfDay(site, now, night.fromMinute);
	work.setTimer(timerFor(presenceAsked, { id: timerOf(shift), dueAt: from + afterMs, data: { shift } }));
}

export function stopAsking(work: Work, shift: string): void {
	work.dropTimer(timerOf(shift));
	work.dropTimer(answerOf(shift));
}

/** Asks the operator for one key. */
export const onPresenceAsked = onEntry(presenceAsked, (work, { shift: id }) => {
	const shift = runs(work, id);
	const { answerMs, everyMs: _e, ...night } = work.site.settings.guardRoom.presence;
	if (!shift || shift.asked || !inNight(work.site.minuteOfDay(work.now), night)) {
		work.because({ because: "timer-void", rule: RULE });
		if (shift && !shift.asked) askNext(work, shift.id);
		return;
	}
	const answerBy = work.now + answerMs;
	const asked = { at: work.now, answerBy };
	work.put({ kind: "shift", id: shift.id, value: { ...shift, rev: work.entry.seq, asked } });
	const data = { shift: shift.id };
	work.setTimer(timerFor(presenceUnanswered, { id: answerOf(shift.id), dueAt: answerBy, data }));
	work.because({ because: "presence-asked", rule: RULE });
});

/** No key came in time. It goes on asking, by the alarm, until the operator shows himself. */
export const onPresenceUnanswered = onEntry(presenceUnanswered, (work, { shift: id }) => {
	const shift = runs(work, id);
	if (shift?.asked) missed(work, "presence-unanswered");
	else work.because({ because: "timer-void", rule: RULE });
});

/** Whoever watches has done something, whatever it was: nobody needs to ask for a while. */
export function presenceShown(work: Work): void {
	const shift = work.get("shift", roomOf(work).shift ?? "");
	if (!shift || !watchers(shift).includes(work.actor)) return;
	if (shift.asked) {
		const { asked: _answered, ...rest } = shift;
		work.put({ kind: "shift", id: shift.id, value: { ...rest, rev: work.entry.seq } });
	}
	stopAsking(work, shift.id);
	askNext(work, shift.id);
	putRight(work, "presence-unanswered");
}

/** The shift that the timer is about, if it still runs. */
function runs(work: Work, shift: string): Shift | undefined {
	return shift === roomOf(work).shift ? work.get("shift", shift) : undefined;
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
