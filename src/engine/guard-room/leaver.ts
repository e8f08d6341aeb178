import { userDisabled } from "../../model/entries/user-disabled.ts";
import { watchLeft } from "../bypass/out-of-service.ts";
import { onTarget } from "../kernel/action.ts";
import { onEntry } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { keepShift, leaveUnwatched, runningShift } from "./shift.ts";
import { returnToGuardRoom } from "./stepping-away.ts";

/** Whoever may sign in no more is on duty no more, and watches in place of nothing; an operator's watch ends with it. */
function leaverOffDuty(context: StepContext, user: string): void {
	watchLeft(context, user);
	const shift = runningShift(context);
	if (!shift) return;
	if (shift.operator === user) {
		leaveUnwatched(context, shift);
		return;
	}
	if (shift.guards.some(({ guard }) => guard === user)) {
		keepShift(context, { ...shift, guards: shift.guards.filter(({ guard }) => guard !== user) });
	}
	const left = runningShift(context);
	if (left?.away?.standIn === user) returnToGuardRoom(context, left);
}

/** A person changed by a person: what else the entry says of them is the people's own. */
export const onDisableUser = onTarget(userDisabled, (context, { user }) => {
	leaverOffDuty(context, user);
	return undefined;
});

/** The same where the hub itself says so. */
export const onUserDisabled = onEntry(userDisabled, (context, { user }) => leaverOffDuty(context, user));
