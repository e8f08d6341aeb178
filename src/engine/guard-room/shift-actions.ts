import { handOver } from "../../model/actions/hand-over.ts";
import { present } from "../../model/actions/present.ts";
import { signOff } from "../../model/actions/sign-off.ts";
import { signOn } from "../../model/actions/sign-on.ts";
import { takeOverWatch } from "../../model/actions/take-over-watch.ts";
import type { OnDuty, Shift } from "../../model/shift.ts";
import { onTarget } from "../kernel/action.ts";
import { watchers } from "../kernel/current-shift.ts";
import { isKeptFromActor } from "../kernel/kept-from.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { isProblem, onDuty } from "./on-duty.ts";
import { beginShift, endShift, keepShift, leaveUnwatched, plannedNow, runningShift } from "./shift.ts";
import { onShift, wrongState } from "./shift-action.ts";

/** A watch begins where none runs. */
export const onSignOn = onTarget(signOn, (context, { guards: said, startList }) => {
	const running = runningShift(context);
	if (running) return wrongState(running, `${running.operator} is signed on; take over from them instead`);
	const guards = onDuty(context, said);
	if (isProblem(guards)) return guards;
	beginShift(context, { guards, startList });
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
});

/** Nothing open is left with nobody to go on with it. */
export const onSignOff = onShift(signOff, (context, shift, { role }) => {
	if (shift.operator !== context.actor && role !== "captain") {
		return wrongState(shift, `${shift.operator} is signed on; only they or a captain sign them off`);
	}
	const open = openIncidents(context);
	if (open > 0 && !shift.handOver) {
		const are = open === 1 ? "1 incident is" : `${open} incidents are`;
		return wrongState(shift, `${are} open; hand over first, or let somebody take over`);
	}
	leaveUnwatched(context, shift);
	return undefined;
});

/** The watch goes on until somebody takes it over. */
export const onHandOver = onShift(handOver, (context, shift, { note, to }) => {
	if (!watchers(shift).includes(context.actor)) {
		return wrongState(shift, `${shift.operator} is signed on; only who keeps the watch hands it over`);
	}
	const handOver = { at: context.now, note, ...(to !== undefined && { to }) };
	keepShift(context, { ...shift, handOver });
	return undefined;
});

/** One watch ends where the next begins. */
export const onTakeOverWatch = onShift(takeOverWatch, (context, shift, { guards: said, startList }) => {
	if (shift.operator === context.actor) return wrongState(shift, `${context.actor} is signed on already`);
	const guards = said === undefined ? keptOn(context, shift) : onDuty(context, said);
	if (isProblem(guards)) return guards;
	endShift(context, shift);
	beginShift(context, { guards, startList, relieved: shift.operator });
	return undefined;
});

/** Whoever keeps the watch answers for it. */
export const onPresent = onShift(present, (context, shift) => {
	if (watchers(shift).includes(context.actor)) return undefined;
	return wrongState(shift, `${shift.operator} is signed on; only who keeps the watch answers for it`);
});

/** At a change of operator within one shift the guards stay; at a change of shift they go home with it. */
function keptOn(context: StepContext, { plan, guards }: Shift): readonly OnDuty[] {
	return plannedNow(context.site, context.now).plan?.id === plan || plan === "" ? guards : [];
}

/** Incidents that somebody has to go on with. */
function openIncidents(context: StepContext): number {
	let open = 0;
	for (const incident of context.state.incident.values()) {
		if (!incident.drill && !isKeptFromActor(context, incident)) open++;
	}
	return open;
}
