import { nobodySignedOn } from "../../model/entries/nobody-signed-on.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { missed, roomOf } from "../kernel/guard-room.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { runningShift } from "./shift.ts";

const TIMER = "guard-room.nobody-signed-on";

const RULE = "settings.guardRoom.staffed";

/**
 * Where the site says that somebody always watches, nobody signed on is a missing watch too, from some minutes after the
 * hub's start. Call it when all else is judged: it costs a look while somebody watches.
 */
export function expectWatch(context: StepContext): void {
	const { staffed, startMs } = context.site.settings.guardRoom;
	if (!staffed || runningShift(context) || roomOf(context).missing["no-operator"] !== undefined) return;
	if (!context.get("timer", TIMER))
		context.setTimer(timerFor(nobodySignedOn, { id: TIMER, dueAt: context.now + startMs, data: {} }));
}

/** The time to sign on is over. */
export const onNobodySignedOn = onEntry(nobodySignedOn, (context) => {
	if (!context.site.settings.guardRoom.staffed || runningShift(context))
		context.because({ because: "timer-void", rule: RULE });
	else missed(context, "no-operator");
});
