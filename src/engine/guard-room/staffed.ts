import { nobodySignedOn } from "../../model/entries/nobody-signed-on.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { missed, roomOf } from "../kernel/guard-room.ts";
import type { Work } from "../kernel/step-context.ts";
import { runningShift } from "./shift.ts";

const TIMER = "guard-room.nobody-signed-on";

const RULE = "settings.guardRoom.staffed";

/**
 * Where the site says that somebody always watches, nobody signed on is a missing watch too, from some minutes after the
 * hub's start. Call it when all else is judged: it costs a look while somebody watches.
 */
export function expectWatch(work: Work): void {
	const { staffed, startMs } = work.site.settings.guardRoom;
	if (!staffed || runningShift(work) || roomOf(work).missing["no-operator"] !== undefined) return;
	if (!work.get("timer", TIMER))
		work.setTimer(timerFor(nobodySignedOn, { id: TIMER, dueAt: work.now + startMs, data: {} }));
}

/** The time to sign on is over. */
export const onNobodySignedOn = onEntry(nobodySignedOn, (work) => {
	if (!work.site.settings.guardRoom.staffed || runningShift(work)) work.because({ because: "timer-void", rule: RULE });
	else missed(work, "no-operator");
});
