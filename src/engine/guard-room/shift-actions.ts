import { z } from "zod";
import { ROLES } from "../../model/role.ts";
import type { OnDuty, Shift } from "../../model/shift.ts";
import { defineAction, type Prepared } from "../kernel/action.ts";
import type { Work } from "../kernel/step-context.ts";
import { watchers } from "./console-attended.ts";
import { guardsSaid, isProblem, onDuty, startListSaid } from "./on-duty.ts";
import { beginShift, endShift, keepShift, leaveUnwatched, plannedNow, runningShift } from "./shift.ts";
import { onShift, wrongState } from "./shift-action.ts";
import { AWAY_ACTIONS } from "./stepping-away.ts";

/** The watch: who keeps it, who takes it over from whom, with no gap between. */
export const SHIFT_ACTIONS: Readonly<Record<string, Prepared>> = {
	"shift.signed-on": defineAction({
		data: z.object({ guards: guardsSaid.default([]), startList: startListSaid.default({}) }),
		carryOut(work, { guards: said, startList }) {
			const running = runningShift(work);
			if (running) return wrongState(running, `${running.operator} is signed on; take over from them instead`);
			const guards = onDuty(work, said);
			if (isProblem(guards)) return guards;
			beginShift(work, { guards, startList });
			work.because({ because: "acted", rule: work.entry.type });
			return undefined;
		},
	}),
	"shift.signed-off": onShift({
		data: z.object({ role: z.enum(ROLES).optional() }),
		carryOut(work, shift, { role }) {
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
		},
	}),
	"shift.handed-over": onShift({
		data: z.object({ note: z.string(), to: z.string().optional() }),
		carryOut(work, shift, { note, to }) {
			if (!watchers(shift).includes(work.actor)) {
				return wrongState(shift, `${shift.operator} is signed on; only who keeps the watch hands it over`);
			}
			const handOver = { at: work.now, note, ...(to !== undefined && { to }) };
			keepShift(work, { ...shift, handOver });
			return undefined;
		},
	}),
	"shift.taken-over": onShift({
		data: z.object({ guards: guardsSaid.optional(), startList: startListSaid.default({}) }),
		carryOut(work, shift, { guards: said, startList }) {
			if (shift.operator === work.actor) return wrongState(shift, `${work.actor} is signed on already`);
			const guards = said === undefined ? keptOn(work, shift) : onDuty(work, said);
			if (isProblem(guards)) return guards;
			endShift(work, shift);
			beginShift(work, { guards, startList, relieved: shift.operator });
			return undefined;
		},
	}),
	"shift.guards-changed": onShift({
		data: z.object({ guards: guardsSaid }),
		carryOut(work, shift, { guards: said }) {
			const guards = onDuty(work, said);
			if (isProblem(guards)) return guards;
			const before = new Map(shift.guards.map((one) => [one.guard, one]));
			keepShift(work, { ...shift, guards: guards.map((one) => ({ ...one, ...seen(before.get(one.guard)) })) });
			return undefined;
		},
	}),
	"shift.present": onShift({
		data: z.object({}),
		carryOut(work, shift) {
			if (watchers(shift).includes(work.actor)) return undefined;
			return wrongState(shift, `${shift.operator} is signed on; only who keeps the watch answers for it`);
		},
	}),
	...AWAY_ACTIONS,
};

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
