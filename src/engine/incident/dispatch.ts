import type { z } from "zod";
import { dispatch } from "../../model/actions/dispatch.ts";
import type { Dispatch } from "../../model/dispatch.ts";
import type { Incident } from "../../model/incident.ts";
import type { Problem } from "../../model/problem.ts";
import { covers } from "../../model/proposal.ts";
import type { OnDuty } from "../../model/shift.ts";
import { onIncident } from "../kernel/action.ts";
import { engage, openShift } from "../kernel/current-shift.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { acted } from "./deadline.ts";
import { awaitAnswer, callOff, elsewhere, isUnderWay } from "./dispatched.ts";
import { withDoneBy } from "./procedure.ts";

type Sending = z.output<(typeof dispatch)["data"]>;

/** Sending a guard. Told by radio, the operator has their yes already. */
export const onDispatch = onIncident(dispatch, (context, incident, said) => {
	const problem = notToSend(context, incident, said);
	if (problem) return problem;
	const { guard, byRadio, coveredBy, reach } = said;
	const other = elsewhere(context, guard, incident.id);
	// Told by radio, they have said themselves where they are going; what they do elsewhere is said there.
	if (other && said.redirect && !byRadio) callOff(context, other, incident.id);
	const dispatch: Dispatch = {
		id: `dsp-${context.entry.seq}`,
		guard,
		state: byRadio ? "accepted" : "sent",
		by: context.actor,
		sentAt: context.now,
		...(byRadio && { byRadio, acceptedAt: context.now }),
		...(coveredBy !== undefined && { coveredBy }),
		...(reach !== undefined && !byRadio && { reach }),
	};
	if (!byRadio) awaitAnswer(context, incident, dispatch);
	engage(context, guard, { incident: incident.id });
	const sent: Incident = {
		...incident,
		...(incident.state === "acknowledged" && { state: "dispatched", reached: "dispatched" }),
		dispatches: [...(incident.dispatches ?? []), dispatch],
	};
	context.keepIncident(acted(context, withDoneBy(context, sent, "dispatch")));
	return undefined;
});

/** Why this guard can't be sent as asked. */
function notToSend(
	context: StepContext,
	incident: Incident,
	{ guard, coveredBy, known, byRadio, redirect }: Sending,
): Problem | undefined {
	if (guard === incident.keptFrom)
		return wrong(`${guard} can't be sent: ${incident.id} is kept from them; send somebody else`);
	const running = incident.dispatches?.find((one) => one.guard === guard && isUnderWay(one));
	if (running) return wrong(`${guard} was sent to ${incident.id} already: ${running.state}`);
	const guards = openShift(context)?.guards.filter((one) => one.guard !== incident.keptFrom);
	const other = byRadio || redirect ? undefined : elsewhere(context, guard, incident.id);
	if (other) {
		const where = other.incident.discreet ? "busy" : `on the way to ${other.incident.id}`;
		const isFree = (one: OnDuty) =>
			one.incident === undefined && !one.busy && !elsewhere(context, one.guard, incident.id) && one.guard !== guard;
		return wrong(
			`${guard} is ${where}: found no redirect, expected redirect, or who is free: ${names(guards?.filter(isFree) ?? [])}`,
		);
	}
	if (!guards) {
		return known ? undefined : { code: "invalid", detail: `guard: found ${guard}, expected a guard of the directory` };
	}
	const post = guards.find((one) => one.guard === guard);
	if (!post) return wrong(`${guard} is not on duty; on duty: ${names(guards)}`);
	if (!post.fixed) return undefined;
	const could = covers(guards, guard);
	// Where nobody could, a gate left alone is less than somebody to whom nobody comes.
	if (could.length === 0 && coveredBy === undefined) return undefined;
	const who = could.join(", ") || "nobody on duty";
	if (coveredBy === undefined)
		return wrong(`${guard} holds the fixed post ${post.post}: say who covers it; ${who} could`);
	if (could.includes(coveredBy)) return undefined;
	return wrong(`${coveredBy} can't cover ${post.post}: found ${coveredBy}, expected ${who}`);
}

function wrong(detail: string): Problem {
	return { code: "wrong-state", detail };
}

function names(guards: readonly OnDuty[]): string {
	return guards.map(({ guard }) => guard).join(", ") || "nobody";
}
