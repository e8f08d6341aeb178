import { userDisabled } from "../../model/entries/user-disabled.ts";
import { watchLeft } from "../bypass/out-of-service.ts";
import { onTarget } from "../kernel/action.ts";
import { onEntry } from "../kernel/finding.ts";
import type { Work } from "../kernel/step-context.ts";
import { keepShift, leaveUnwatched, runningShift } from "./shift.ts";
import { comeBack } from "./stepping-away.ts";

/** Whoever may sign in no more is on duty no more, and watches in place of nothing; an operator's watch ends with it. */
function leaverOffDuty(work: Work, user: string): void {
	watchLeft(work, user);
	const shift = runningShift(work);
	if (!shift) return;
	if (shift.operator === user) {
		leaveUnwatched(work, shift);
		return;
	}
	if (shift.guards.some(({ guard }) => guard === user)) {
		keepShift(work, { ...shift, guards: shift.guards.filter(({ guard }) => guard !== user) });
	}
	const left = runningShift(work);
	if (left?.away?.standIn === user) comeBack(work, left);
}

/** A person changed by a person: what else the entry says of them is the people's own. */
export const onDisableUser = onTarget(userDisabled, (work, { user }) => {
	leaverOffDuty(work, user);
	return undefined;
});

/** The same where the hub itself says so. */
export const onUserDisabled = onEntry(userDisabled, (work, { user }) => leaverOffDuty(work, user));
