import { acceptDispatch } from "../../model/actions/accept-dispatch.ts";
import { arrive } from "../../model/actions/arrive.ts";
import { declineDispatch } from "../../model/actions/decline-dispatch.ts";
import type { dispatchData } from "../../model/actions/dispatch-said.ts";
import { endDispatch } from "../../model/actions/end-dispatch.ts";
import type { Dispatch, DispatchState } from "../../model/dispatch.ts";
import { arriveOverdue } from "../../model/entries/arrive-overdue.ts";
import { dispatchUnanswered } from "../../model/entries/dispatch-unanswered.ts";
import type { Incident } from "../../model/incident.ts";
import type { Problem } from "../../model/problem.ts";
import { proposals } from "../../model/proposal.ts";
import { type Entered, onTarget, type TargetHandler } from "../kernel/action.ts";
import { engage, free, openShift } from "../kernel/current-shift.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { inOrder } from "../kernel/id-index.ts";
import { isKeptFromActor } from "../kernel/kept-from.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { acted } from "./deadline.ts";
import { passed } from "./overdue.ts";

const RULE = "settings.dispatch";

/** What is possible with a guard who was sent, by how far they are. */
const NEXT: Readonly<Record<DispatchState, readonly string[]>> = {
	sent: ["accept", "decline", "arrive"],
	accepted: ["decline", "arrive", "done"],
	arrived: ["done"],
	unanswered: ["accept", "decline", "arrive"],
	declined: [],
	done: [],
};

/** Whoever comes keeps the incident. */
export const onAcceptDispatch = onSentGuard(acceptDispatch, (context, _incident, dispatch) => {
	const { proposes: _none, ...rest } = dispatch;
	return { ...rest, state: "accepted", acceptedAt: context.now };
});

/** Others are proposed. */
export const onDeclineDispatch = onSentGuard(declineDispatch, (context, incident, dispatch, reason) => {
	free(context, dispatch.guard, incident.id);
	const declined: Dispatch = { ...dispatch, state: "declined", ...(reason !== undefined && { reason }) };
	return { ...declined, proposes: proposed(context, incident, declined) };
});

/** The guard is there. */
export const onArrive = onSentGuard(arrive, (context, incident, dispatch) => {
	const { proposes: _none, ...rest } = dispatch;
	engage(context, dispatch.guard, {
		incident: incident.id,
		...(incident.zone !== undefined && { zone: incident.zone }),
	});
	return { ...rest, state: "arrived", acceptedAt: dispatch.acceptedAt ?? context.now, arrivedAt: context.now };
});

/** The guard is free for the next one. */
export const onEndDispatch = onSentGuard(endDispatch, (context, incident, dispatch) => {
	free(context, dispatch.guard, incident.id);
	return { ...dispatch, state: "done", doneAt: context.now };
});

/**
 * Carries out what is said of a guard who was sent: by them, or on their behalf. If the incident that they were sent to was
 * merged into another one meanwhile, it is done there.
 */
function onSentGuard<Type extends string>(
	action: Entered<Type, typeof dispatchData> & { readonly verb: string },
	after: (context: StepContext, incident: Incident, dispatch: Dispatch, reason: string | undefined) => Dispatch,
): TargetHandler<Type> {
	const { verb } = action;
	return onTarget(action, (context, { incident: sentTo, dispatch: id, onBehalf, reason }) => {
		const found = dispatchOf(context, sentTo, id);
		if (!found) return wasOver(context, sentTo, id);
		const { incident, dispatch } = found;
		const allowed = NEXT[dispatch.state];
		const { state } = dispatch;
		if (!allowed.includes(verb)) {
			const detail = `dispatch ${id} is ${state}: found ${verb}, allowed ${allowed.join(", ") || "nothing"}`;
			return { code: "wrong-state", detail, state, allowed };
		}
		const now = { ...after(context, incident, dispatch, reason), ...(onBehalf && { byRadio: true as const }) };
		if (verb !== "accept") forget(context, dispatch.id);
		else context.dropTimer(timerOf(dispatch.id, "accept"));
		const changed = furthered(withDispatch(incident, now), verb);
		context.keepIncident(verb === "decline" ? failed(context, changed, now) : acted(context, changed));
		context.because({ because: "acted", incident: incident.id, rule: context.entry.type });
		return undefined;
	});
}

/** A guard on the spot is the furthest that an incident gets before it is resolved. */
function furthered(incident: Incident, verb: string): Incident {
	if (verb !== "arrive") return incident;
	return { ...incident, reached: "on-scene", ...(incident.state !== "open" && { state: "on-scene" as const }) };
}

/** The guard said neither yes nor no in time. */
export const onDispatchUnanswered = onEntry(dispatchUnanswered, (context, data) => {
	const found = dispatchOf(context, data.incident, data.dispatch);
	if (found?.dispatch.state !== "sent") {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	const { incident } = found;
	free(context, found.dispatch.guard, incident.id);
	const unanswered: Dispatch = { ...found.dispatch, state: "unanswered" };
	const dispatch = { ...unanswered, proposes: proposed(context, incident, unanswered) };
	context.keepIncident(failed(context, withDispatch(incident, dispatch), dispatch));
});

/** The guard is not there in time: it sounds. */
export const onArriveOverdue = onEntry(arriveOverdue, (context, data) => {
	const found = dispatchOf(context, data.incident, data.dispatch);
	if (!found || !isUnderWay(found.dispatch) || found.dispatch.state === "arrived") {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	const { incident } = found;
	passed(context, incident, `${RULE}.arriveMs`);
});

/** Why nothing more is possible with a dispatch: what became of it, and by whom. */
export function wasOver(context: StepContext, sentTo: string, id: string): Problem {
	const incident = followed(context, sentTo);
	const dispatch = incident?.dispatches?.find((one) => one.id === id);
	if (!incident || !dispatch) return { code: "wrong-state", detail: `dispatch ${id} is not under way`, allowed: [] };
	const over = incident.state === "resolved" ? `incident ${incident.id} is resolved` : `it was ended before`;
	const detail = `dispatch ${id} is ${dispatch.state}: ${over}; allowed nothing`;
	return { code: "wrong-state", detail, state: dispatch.state, allowed: [] };
}

/** Nothing more comes of it. */
export function isOver({ state }: Pick<Dispatch, "state">): boolean {
	return NEXT[state].length === 0;
}

export function isUnderWay({ state }: Pick<Dispatch, "state">): boolean {
	return state === "sent" || state === "accepted" || state === "arrived";
}

/** Another incident that the guard was sent to, and has not come back from; of one that is kept from who acts, nothing. */
export function elsewhere(context: StepContext, guard: string, here: string): Called | undefined {
	for (const id of inOrder(context.state.incident.keys())) {
		const incident = id === here ? undefined : context.get("incident", id);
		if (!incident || incident.state === "resolved" || isKeptFromActor(context, incident)) continue;
		const dispatch = incident.dispatches?.find((one) => one.guard === guard && isUnderWay(one));
		if (dispatch) return { incident, dispatch };
	}
	return undefined;
}

export interface Called {
	readonly incident: Incident;
	readonly dispatch: Dispatch;
}

/** The guard is needed in another place: here the next one is proposed, as after any no. */
export function callOff(context: StepContext, { incident, dispatch }: Called, to: string): void {
	free(context, dispatch.guard, incident.id);
	forget(context, dispatch.id);
	const off: Dispatch = { ...dispatch, state: "declined", reason: `→ ${to}` };
	const declined = { ...off, proposes: proposed(context, incident, off) };
	context.keepIncident(failed(context, withDispatch(incident, declined), declined));
}

/** Someone else is proposed after this. */
export function awaitAnswer(context: StepContext, incident: Incident, { id }: Dispatch): void {
	const dueAt = context.now + context.site.settings.dispatch.acceptMs;
	const data = { incident: incident.id, dispatch: id };
	context.setTimer(timerFor(dispatchUnanswered, { id: timerOf(id, "accept"), dueAt, zone: incident.zone, data }));
}

/** Whether the guard is not there, and may yet come. */
export function isAwaited({ state }: Pick<Dispatch, "state">): boolean {
	return NEXT[state].includes("arrive");
}

/** Where lives are at stake, somebody must be there within the time, counted from the sending. */
export function awaitArrival(
	context: StepContext,
	incident: Pick<Incident, "id" | "zone">,
	{ id, sentAt }: Dispatch,
): void {
	const dueAt = sentAt + context.site.settings.dispatch.arriveMs;
	const data = { incident: incident.id, dispatch: id };
	context.setTimer(timerFor(arriveOverdue, { id: timerOf(id, "arrive"), dueAt, zone: incident.zone, data }));
}

/** The incident's guards are free: it is over. */
export function endDispatches(context: StepContext, { id, dispatches }: Incident): Pick<Incident, "dispatches"> {
	if (!dispatches) return {};
	return {
		dispatches: dispatches.map((dispatch): Dispatch => {
			forget(context, dispatch.id);
			if (!isUnderWay(dispatch)) return dispatch;
			free(context, dispatch.guard, id);
			return { ...dispatch, state: "done", doneAt: context.now };
		}),
	};
}

/**
 * The incident whose guard does not come: others are proposed, and it rings; when nobody is left, or nobody is signed on to
 * propose from, it says so.
 */
function failed(context: StepContext, incident: Incident, { proposes = [] }: Dispatch): Incident {
	const helped = incident.dispatches?.some(isUnderWay) === true;
	if (proposes.length > 0 || helped) {
		context.because({ because: "nobody-accepted", incident: incident.id, rule: `${RULE}.acceptMs` });
	} else context.because({ because: "nobody-left", incident: incident.id, rule: `${RULE}.acceptMs` });
	context.ringSoon(incident.id);
	return { ...incident, overdue: (incident.overdue ?? 0) + 1 };
}

/** Who is proposed in place of a guard who does not come: first the next one, then all that are left. */
function proposed(context: StepContext, incident: Incident, failing: Dispatch): readonly string[] {
	const after = withDispatch(incident, failing);
	const tried = after.dispatches?.filter(({ state }) => state === "declined" || state === "unanswered") ?? [];
	const left = proposals(context.site, openShift(context)?.guards ?? [], after)
		.filter(({ sent }) => sent === undefined || sent === "done")
		.map(({ guard }) => guard);
	return tried.length > 1 ? left : left.slice(0, 1);
}

export function withDispatch(incident: Incident, dispatch: Dispatch): Incident {
	const dispatches = incident.dispatches?.map((one) => (one.id === dispatch.id ? dispatch : one)) ?? [];
	return { ...incident, dispatches };
}

/** The dispatch, in the incident that it was sent to or that this one went into. */
export function dispatchOf(
	context: StepContext,
	sentTo: string,
	id: string,
): { readonly incident: Incident; readonly dispatch: Dispatch } | undefined {
	const incident = followed(context, sentTo);
	const dispatch = incident?.dispatches?.find((one) => one.id === id);
	return incident && dispatch && incident.state !== "resolved" ? { incident, dispatch } : undefined;
}

/** The incident, or the one that it went into. */
function followed(context: StepContext, id: string): Incident | undefined {
	let incident = context.anyIncident(id);
	while (incident?.mergedInto !== undefined) incident = context.anyIncident(incident.mergedInto);
	return incident;
}

function forget(context: StepContext, dispatch: string): void {
	context.dropTimer(timerOf(dispatch, "accept"));
	context.dropTimer(timerOf(dispatch, "arrive"));
}

function timerOf(dispatch: string, what: "accept" | "arrive"): string {
	return `${dispatch}.${what}`;
}
