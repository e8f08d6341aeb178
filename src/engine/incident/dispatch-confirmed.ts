import { dispatchReceived } from "../../model/actions/dispatch-received.ts";
import { dispatchSeen } from "../../model/actions/dispatch-seen.ts";
import type { Dispatch } from "../../model/dispatch.ts";
import type { Problem } from "../../model/problem.ts";
import { onTarget } from "../kernel/action.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { dispatchOf, isOver, wasOver, withDispatch } from "./dispatched.ts";

interface Confirmed {
	readonly incident: string;
	readonly dispatch: string;
}

/** The guard's phone has it; by that nobody has said yes, and no deadline moves. */
export const onDispatchReceived = onTarget(dispatchReceived, (context, said) =>
	confirm(context, said, ({ receivedAt = context.now }) => ({ receivedAt })),
);

/** It was shown, so the phone has it too. */
export const onDispatchSeen = onTarget(dispatchSeen, (context, said) =>
	confirm(context, said, ({ receivedAt = context.now, seenAt = context.now }) => ({ receivedAt, seenAt })),
);

function confirm(
	context: StepContext,
	{ incident: sentTo, dispatch: id }: Confirmed,
	confirmed: (dispatch: Dispatch) => Pick<Dispatch, "receivedAt" | "seenAt">,
): Problem | undefined {
	const found = dispatchOf(context, sentTo, id);
	if (!found || isOver(found.dispatch)) return wasOver(context, sentTo, id);
	const { incident, dispatch } = found;
	const now = { ...dispatch, ...confirmed(dispatch) };
	context.because({ because: "acted", incident: incident.id, rule: context.entry.type });
	if (now.receivedAt === dispatch.receivedAt && now.seenAt === dispatch.seenAt) return undefined;
	context.keepIncident(withDispatch(incident, now));
	return undefined;
}
