import { changeGuards } from "../../model/actions/change-guards.ts";
import { handOver } from "../../model/actions/hand-over.ts";
import { present } from "../../model/actions/present.ts";
import { signOff } from "../../model/actions/sign-off.ts";
import { signOn } from "../../model/actions/sign-on.ts";
import { takeOverWatch } from "../../model/actions/take-over-watch.ts";
import type { OnDuty, Shift } from "../../model/shift.ts";
import { onTarget } from "../kernel/action.ts";
import type { Work } from "../kernel/step-context.ts";
import { watchers } from "./console-attended.ts";
import { isProblem, onDuty } from "./on-duty.ts";
import { beginShift, endShift, keepShift, leaveUnwatched, plannedNow, runningShift } from "./shift.ts";
import { onShift, wrongState } from "./shift-action.ts";

/** A watch begins where none runs. */
export const onSignOn = onTarget(signOn, (work, { guards: said, startList }) => {
	const running = runningShift(work);
	if (running) return wrongState(running, `${running.operator} is signed on; take over from them instead`);
	const guards = onDuty(work, said);
	if (isProblem(guards)) return guards;
	beginShift(work, { guards, startList });
	work.because({ because: "acted", rule: work.entry.type });
	return undefined;
});

/** Nothing open is left with nobody to go on with it. */
export const onSignOff = onShift(signOff, (work, shift, { role }) => {
	if (shift.operator !== work.actor && role !== "captain") {
		return wrongState(shift, `${shift.operator} is signed on; only they or a captain sign them off`);
	}
	const open = openIncidents(work);
	if (open > 0 && !shift.handOver) {
		const are = open === 1 ? "1 incident is" : `${open} incidents are`;
		return wrongState(shift, `${are} open; hand over first, or let somebody take over`);
	}
	leaveUnwatched(work, shift);
	return undefined;
});

/** The watch goes on until somebody takes it over. */
export const onHandOver = onShift(handOver, (work, shift, { note, to }) => {
	if (!watchers(shift).includes(work.actor)) {
		return wrongState(shift, `${shift.operator} is signed on; only who keeps the watch hands it over`);
	}
	const handOver = { at: work.now, note, ...(to !== undefined && { to }) };
	keepShift(work, { ...shift, handOver });
	return undefined;
});

/** One watch ends where the next begins. */
export const onTakeOverWatch = onShift(takeOverWatch, (work, shift, { guards: said, startList }) => {
	if (shift.operator === work.actor) return wrongState(shift, `${work.actor} is signed on already`);
	const guards = said === undefined ? keptOn(work, shift) : onDuty(work, said);
	if (isProblem(guards)) return guards;
	endShift(work, shift);
	beginShift(work, { guards, startList, relieved: shift.operator });
	return undefined;
});

/** Where they were last seen, and what they are on, stays known. */
export const onChangeGuards = onShift(changeGuards, (work, shift, { guards: said }) => {
	const guards = onDuty(work, said);
	if (isProblem(guards)) return guards;
	const before = new Map(shift.guards.map((one) => [one.guard, one]));
	keepShift(work, { ...shift, guards: guards.map((one) => ({ ...one, ...seen(before.get(one.guard)) })) });
	return undefined;
});

/** Whoever keeps the watch answers for it. */
export const onPresent = onShift(present, (work, shift) => {
	if (watchers(shift).includes(work.actor)) return undefined;
	return wrongState(shift, `${shift.operator} is signed on; only who keeps the watch answers for it`);
});

/** At a change of operator within one shift the guards stay; at a change of shift they go home with it. */
function keptOn(work: Work, { plan, guards }: Shift): readonly OnDuty[] {
	return plannedNow(work.site, work.now).plan?.id === plan || plan === "" ? guards : [];
}

/** Where a guard was last seen, and what they are on. */
function seen(before: OnDuty | undefined): Pick<OnDuty, "zone" | "seenAt" | "incident" | "busy"> {
	if (!before) return {};
	const { zone, seenAt, incident, busy } = before;
	return {
		...(zone !== undefined && { zone }),
		...(seenAt !== undefined && { seenAt }),
		...(incident !== undefined && { incident }),
		...(busy && { busy }),
	};
}

/** Incidents that somebody has to go on with. */
function openIncidents({ state }: Work): number {
	let open = 0;
	for (const { drill } of state.incident.values()) if (!drill) open++;
	return open;
}
