import { textIn } from "../kernel/entry-data.ts";
import { isLate } from "../kernel/lateness.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { keepShift, runningShift } from "./shift.ts";

/** A report that names a guard on duty (a check-in, an SOS) shows where that guard is. */
export function guardSeen(context: StepContext): void {
	const { data, zone } = context.entry;
	const name = textIn(data, "guard");
	if (name === undefined || zone === undefined || isLate(context.entry)) return;
	const shift = runningShift(context);
	// Where a guard is who was sent to a discreet incident is where that is.
	if (!shift?.guards.some(({ guard, busy }) => guard === name && !busy)) return;
	const guards = shift.guards.map((one) => (one.guard === name ? { ...one, zone, seenAt: context.now } : one));
	keepShift(context, { ...shift, guards });
}
