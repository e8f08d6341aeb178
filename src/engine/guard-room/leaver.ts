import { z } from "zod";
import { watchLeft } from "../bypass/out-of-service.ts";
import { onTarget } from "../kernel/action.ts";
import { textIn } from "../kernel/entry-data.ts";
import type { Work } from "../kernel/step-context.ts";
import { keepShift, leaveUnwatched, runningShift } from "./shift.ts";
import { comeBack } from "./stepping-away.ts";

/** Whoever may sign in no more is on duty no more, and watches in place of nothing; an operator's watch ends with it. */
export function leaverOffDuty(work: Work): void {
	const user = textIn(work.entry.data, "user");
	if (user !== undefined) watchLeft(work, user);
	const shift = runningShift(work);
	if (!shift || user === undefined) return;
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
export const onUserDisabled = onTarget(
	{ type: "user.disabled", verb: "", data: z.object({ user: z.string() }) },
	(work) => {
		leaverOffDuty(work);
		return undefined;
	},
);
