import { returnToWatch } from "../../model/actions/return.ts";
import { standIn } from "../../model/actions/stand-in.ts";
import { stepAway } from "../../model/actions/step-away.ts";
import { notReturned } from "../../model/entries/not-returned.ts";
import type { Shift } from "../../model/shift.ts";
import { watchers } from "../kernel/current-shift.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { missed, putRight } from "../kernel/guard-room.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { consoleReport } from "./console-attended.ts";
import { keepShift, runningShift } from "./shift.ts";
import { onShift, wrongState } from "./shift-action.ts";

const RULE = "settings.guardRoom.stepAwayMs";

/** Somebody named stands in once they accept. */
export const onStepAway = onShift(stepAway, (context, shift, { standIn: named, until }) => {
	const { actor, now } = context;
	const mostMs = context.site.settings.guardRoom.stepAwayMs;
	if (shift.operator !== actor) return wrongState(shift, `${shift.operator} is signed on, not ${actor}`);
	if (shift.away) return wrongState(shift, `${actor} is away already, or waits for ${shift.away.standIn}`);
	if (named === actor) return { code: "invalid", detail: `standIn: found ${actor}, expected somebody else` };
	if (until <= now || until > now + mostMs) {
		const found = Math.round((until - now) / 60_000);
		return { code: "invalid", detail: `until: found ${found} min from now, expected 1 to ${mostMs / 60_000} min` };
	}
	keepShift(context, { ...shift, away: { since: now, until, standIn: named } });
	context.setTimer(timerFor(notReturned, { id: `${shift.id}.away`, dueAt: until, data: { shift: shift.id } }));
	return undefined;
});

/** The stand-in keeps the watch from then on. */
export const onStandIn = onShift(standIn, (context, shift) => {
	const { away } = shift;
	if (!away || away.acceptedAt !== undefined) return wrongState(shift, "nobody waits for a stand-in");
	if (away.standIn !== context.actor) return wrongState(shift, `${away.standIn} was asked to stand in`);
	keepShift(context, { ...shift, away: { ...away, acceptedAt: context.now } });
	consoleReport(context);
	return undefined;
});

/** The operator keeps the watch alone again. */
export const onReturnToWatch = onShift(returnToWatch, (context, shift, { role }) => {
	if (!shift.away) return wrongState(shift, `${shift.operator} is not away`);
	if (!watchers(shift).includes(context.actor) && role !== "captain") {
		return wrongState(shift, `${shift.operator} is away; they, their stand-in or a captain say that they are back`);
	}
	returnToGuardRoom(context, shift);
	return undefined;
});

/** Time is up: an operator whom somebody stands in for has to be back; one whom nobody stands in for never left. */
export const onNotReturned = onEntry(notReturned, (context, { shift: id }) => {
	const shift = runningShift(context);
	if (!shift?.away || shift.id !== id || shift.away.until > context.now) {
		context.because({ because: "timer-void", rule: RULE });
	} else if (shift.away.acceptedAt === undefined) {
		returnToGuardRoom(context, shift);
		context.because({ because: "timer-void", rule: RULE });
	} else missed(context, "not-returned");
});

/** The operator keeps the watch alone again. */
export function returnToGuardRoom(context: StepContext, { away: _away, ...shift }: Shift): void {
	context.dropTimer(`${shift.id}.away`);
	keepShift(context, shift);
	putRight(context, "not-returned");
	consoleReport(context);
}
