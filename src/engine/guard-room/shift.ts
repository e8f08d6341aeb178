import { reliefLate } from "../../model/entries/relief-late.ts";
import { EARLY_MS, shiftFor, UNPLANNED_WATCH_MS } from "../../model/planned-shift.ts";
import type { OnDuty, Shift } from "../../model/shift.ts";
import type { Shift as PlannedShift, Site } from "../../model/site.ts";
import { endRepairs } from "../bypass/out-of-service.ts";
import { nextMinuteOfDay } from "../kernel/daily-period.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { keepRoom, missed, putRight, roomOf } from "../kernel/guard-room.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { consoleReport } from "./console-attended.ts";
import { askNext, stopAsking } from "./presence-check.ts";

/** The shift that runs. */
export function runningShift(context: StepContext): Shift | undefined {
	return context.get("shift", roomOf(context).shift ?? "");
}

/** Keeps the shift as changed by this entry. */
export function keepShift(context: StepContext, shift: Omit<Shift, "rev">): void {
	context.put({ kind: "shift", id: shift.id, value: { ...shift, rev: context.entry.seq } });
}

/** Begins a watch of whoever says so: from now on it can be missed. */
export function beginShift(
	context: StepContext,
	{ guards, ...begun }: Pick<Shift, "startList"> & { guards: readonly OnDuty[]; relieved?: string },
): void {
	const id = `shf-${context.entry.seq}`;
	const { plan, endsAt } = plannedNow(context.site, context.now);
	keepRoom(context, { ...roomOf(context), watched: true, shift: id });
	keepShift(context, {
		id,
		plan: plan?.id ?? "",
		operator: context.actor,
		since: context.now,
		endsAt,
		guards,
		...begun,
	});
	const { reliefLateMs } = context.site.settings.guardRoom;
	context.setTimer(timerFor(reliefLate, { id: `${id}.relief`, dueAt: endsAt + reliefLateMs, data: { shift: id } }));
	askNext(context, id);
	putRight(context, "no-operator", "relief-late", "presence-unanswered", "not-returned", "page-closed", "sound-off");
	consoleReport(context);
}

/** Ends the watch, and the repairs that it knew of; what can be missed of it alone is missed no more. */
export function endShift(context: StepContext, { asked: _asked, away: _away, ...shift }: Shift): void {
	for (const what of ["relief", "away"]) context.dropTimer(`${shift.id}.${what}`);
	stopAsking(context, shift.id);
	const value: Shift = { ...shift, rev: context.entry.seq, endedAt: context.now, endedBy: endedBy(context) };
	context.put({ kind: "shift", id: shift.id, value, over: true });
	const { shift: _over, ...room } = roomOf(context);
	keepRoom(context, room);
	endRepairs(context);
}

/** Ends the watch with nobody to relieve it. */
export function leaveUnwatched(context: StepContext, shift: Shift): void {
	endShift(context, shift);
	missed(context, "no-operator");
	putRight(context, "relief-late", "presence-unanswered", "not-returned", "page-closed", "sound-off");
	consoleReport(context);
}

function endedBy({ entry, actor }: StepContext): string {
	return entry.source === "hub" ? "hub" : actor;
}

/** Relief is late: whoever watches has been there too long, and what is urgent is told on at once. */
export const onReliefLate = onEntry(reliefLate, (context, { shift: id }) => {
	const shift = runningShift(context);
	if (shift?.id !== id) context.because({ because: "timer-void", rule: "settings.guardRoom" });
	else missed(context, "relief-late");
});

/** The site's shift that somebody who comes now comes for, and when its relief is due. */
export function plannedNow(site: Site, now: number): { readonly plan?: PlannedShift; readonly endsAt: number } {
	const plan = shiftFor(site.shifts, now, (at) => site.minuteOfDay(at));
	if (!plan) return { endsAt: now + UNPLANNED_WATCH_MS };
	return { plan, endsAt: nextMinuteOfDay(site, now + EARLY_MS, plan.toMinute) };
}
