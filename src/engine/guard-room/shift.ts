import { reliefLate } from "../../model/entries/relief-late.ts";
import type { OnDuty, Shift } from "../../model/shift.ts";
import type { Shift as PlannedShift, Site } from "../../model/site.ts";
import { inNight, nextMinuteOfDay } from "../kernel/daily-period.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { keepRoom, missed, putRight, roomOf } from "../kernel/guard-room.ts";
import type { Work } from "../kernel/step-context.ts";
import { judgePage } from "./console-attended.ts";
import { askNext, stopAsking } from "./presence-check.ts";

/** Who comes so long before a shift of the site begins, comes for that one. Our own setting. */
const EARLY_MS = 30 * 60_000;
/** How long a watch lasts where the site has no shifts. */
const UNPLANNED_MS = 8 * 3_600_000;

/** The shift that runs. */
export function runningShift(work: Work): Shift | undefined {
	return work.get("shift", roomOf(work).shift ?? "");
}

/** Keeps the shift as changed by this entry. */
export function keepShift(work: Work, shift: Omit<Shift, "rev">): void {
	work.put({ kind: "shift", id: shift.id, value: { ...shift, rev: work.entry.seq } });
}

/** Begins a watch of whoever says so: from now on it can be missed. */
export function beginShift(
	work: Work,
	{ guards, ...begun }: Pick<Shift, "startList"> & { guards: readonly OnDuty[]; relieved?: string },
): void {
	const id = `shf-${work.entry.seq}`;
	const { plan, endsAt } = plannedNow(work.site, work.now);
	keepRoom(work, { ...roomOf(work), watched: true, shift: id });
	keepShift(work, { id, plan: plan?.id ?? "", operator: work.actor, since: work.now, endsAt, guards, ...begun });
	const { reliefLateMs } = work.site.settings.guardRoom;
	work.setTimer(timerFor(reliefLate, { id: `${id}.relief`, dueAt: endsAt + reliefLateMs, data: { shift: id } }));
	askNext(work, id);
	putRight(work, "no-operator", "relief-late", "presence-unanswered", "not-returned", "page-closed", "sound-off");
	judgePage(work);
}

/** Ends the watch; what can be missed of it alone is missed no more. */
export function endShift(work: Work, { asked: _asked, away: _away, ...shift }: Shift): void {
	for (const what of ["relief", "away"]) work.dropTimer(`${shift.id}.${what}`);
	stopAsking(work, shift.id);
	const value: Shift = { ...shift, rev: work.entry.seq, endedAt: work.now, endedBy: endedBy(work) };
	work.put({ kind: "shift", id: shift.id, value, over: true });
	const { shift: _over, ...room } = roomOf(work);
	keepRoom(work, room);
}

/** Ends the watch with nobody to relieve it. */
export function leaveUnwatched(work: Work, shift: Shift): void {
	endShift(work, shift);
	missed(work, "no-operator");
	putRight(work, "relief-late", "presence-unanswered", "not-returned", "page-closed", "sound-off");
	judgePage(work);
}

function endedBy({ entry, actor }: Work): string {
	return entry.source === "hub" ? "hub" : actor;
}

/** Relief is late: whoever watches has been there too long, and what is urgent is told on at once. */
export const onReliefLate = onEntry(reliefLate, (work, { shift: id }) => {
	const shift = runningShift(work);
	if (shift?.id !== id) work.because({ because: "timer-void", rule: "settings.guardRoom" });
	else missed(work, "relief-late");
});

/** The site's shift that somebody who comes now comes for, and when its relief is due. */
export function plannedNow(site: Site, now: number): { readonly plan?: PlannedShift; readonly endsAt: number } {
	const plan = shiftAt(site, now + EARLY_MS) ?? shiftAt(site, now);
	if (!plan) return { endsAt: now + UNPLANNED_MS };
	return { plan, endsAt: nextMinuteOfDay(site, now + EARLY_MS, plan.toMinute) };
}

function shiftAt(site: Site, at: number): PlannedShift | undefined {
	return site.shifts.find((shift) => inNight(site.minuteOfDay(at), shift));
}
