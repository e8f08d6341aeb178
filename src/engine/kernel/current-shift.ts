import type { DispatchState } from "../../model/dispatch.ts";
import type { OnDuty, Shift } from "../../model/shift.ts";
import type { StepContext } from "./step-context.ts";

/** The watch that is on now. */
export function openShift(context: StepContext): Shift | undefined {
	for (const id of [...context.state.shift.keys()].reverse()) {
		const shift = context.get("shift", id);
		if (shift && shift.endedAt === undefined) return shift;
	}
	return undefined;
}

/** Who may watch now: the operator, and the stand-in who has accepted. */
export function watchers({ operator, away }: Shift): readonly string[] {
	return away?.acceptedAt === undefined ? [operator] : [operator, away.standIn];
}

/**
 * The guard is on this incident, and where it is known, at this place. On a discreet one they are busy, no more: the shift
 * says neither which it is nor where. What is kept from somebody changes nothing here: they may read it, too.
 */
export function engage(
	context: StepContext,
	guard: string,
	known: { readonly incident: string; readonly zone?: string },
): void {
	if (context.anyIncident(known.incident)?.keptFrom !== undefined) return;
	keepGuard(context, guard, (one) => {
		if (!isDiscreet(context, known.incident)) {
			return { ...one, ...known, ...(known.zone !== undefined && { seenAt: context.now }) };
		}
		return one.busy ? one : { ...one, busy: true };
	});
}

/** The guard is on no incident any more, if it was this one. */
export function free(context: StepContext, guard: string, incident: string): void {
	if (context.anyIncident(incident)?.keptFrom !== undefined) return;
	keepGuard(context, guard, (one) => {
		const { incident: on, busy, ...rest } = one;
		if (on === incident) return { ...rest, ...(busy && { busy }) };
		if (!busy || !isDiscreet(context, incident) || isOnAnother(context, guard, incident)) return one;
		return { ...rest, ...(on !== undefined && { incident: on }) };
	});
}

function isDiscreet(context: StepContext, incident: string): boolean {
	return context.anyIncident(incident)?.discreet === true;
}

/** Whether the guard was sent to a further discreet incident, and has not come back from it. */
function isOnAnother(context: StepContext, guard: string, incident: string): boolean {
	for (const id of context.state.incident.keys()) {
		const other = context.get("incident", id);
		if (!other?.discreet || other.keptFrom !== undefined || id === incident) continue;
		if (other.dispatches?.some((sent) => sent.guard === guard && UNDER_WAY.includes(sent.state))) return true;
	}
	return false;
}

const UNDER_WAY: readonly DispatchState[] = ["sent", "accepted", "arrived"];

function keepGuard(context: StepContext, guard: string, change: (one: OnDuty) => OnDuty): void {
	const shift = openShift(context);
	if (!shift?.guards.some((one) => one.guard === guard)) return;
	const guards = shift.guards.map((one) => (one.guard === guard ? change(one) : one));
	if (guards.every((one, i) => one === shift.guards[i])) return;
	context.put({ kind: "shift", id: shift.id, value: { ...shift, guards, rev: context.entry.seq } });
}
