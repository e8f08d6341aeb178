import { textIn } from "../kernel/entry-data.ts";
import { isLate } from "../kernel/lateness.ts";
import type { Work } from "../kernel/step-context.ts";
import { keepShift, runningShift } from "./shift.ts";

/** A report that names a guard on duty (a check-in, an SOS) shows where that guard is. */
export function guardSeen(work: Work): void {
	const { data, zone } = work.entry;
	const name = textIn(data, "guard");
	if (name === undefined || zone === undefined || isLate(work.entry)) return;
	const shift = runningShift(work);
	// Where a guard is who was sent to a discreet incident is where that is.
	if (!shift?.guards.some(({ guard, busy }) => guard === name && !busy)) return;
	const guards = shift.guards.map((one) => (one.guard === name ? { ...one, zone, seenAt: work.now } : one));
	keepShift(work, { ...shift, guards });
}
