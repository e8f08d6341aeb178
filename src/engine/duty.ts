import type { OnDuty, Shift } from "../model/shift.ts";
import type { Work } from "./work.ts";

/** The watch that is on now. */
export function openShift(work: Work): Shift | undefined {
	for (const id of [...work.state.shift.keys()].reverse()) {
		const shift = work.get("shift", id);
		if (shift && shift.endedAt === undefined) return shift;
	}
	return undefined;
}

/** The guard is on this incident, and where it is known, at this place. */
export function engage(work: Work, guard: string, known: { readonly incident: string; readonly zone?: string }): void {
	keepGuard(work, guard, (one) => ({ ...one, ...known, ...(known.zone !== undefined && { seenAt: work.now }) }));
}

/** The guard is on no incident any more, if it was this one. */
export function free(work: Work, guard: string, incident: string): void {
	keepGuard(work, guard, (one) => {
		const { incident: on, ...rest } = one;
		return on === incident ? rest : one;
	});
}

function keepGuard(work: Work, guard: string, change: (one: OnDuty) => OnDuty): void {
	const shift = openShift(work);
	if (!shift?.guards.some((one) => one.guard === guard)) return;
	const guards = shift.guards.map((one) => (one.guard === guard ? change(one) : one));
	work.put({ kind: "shift", id: shift.id, value: { ...shift, guards, rev: work.entry.seq } });
}
