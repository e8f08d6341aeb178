import type { BodyOf, IncidentVerb } from "../../../contract/routes.ts";
import type { AlarmShape, IncidentShape } from "../../../contract/shapes.ts";
import type { VolunteerAnswer } from "../../../model/volunteer-asked.ts";
import { api, doTo } from "../../app/api.ts";
import { me } from "../../app/session.ts";
import { actOn, actOnAlarm, type ConsoleAction, instantNow } from "../actions.ts";
import { SENDING } from "./reached.ts";
import { t } from "./words.ts";

type Dispatch = NonNullable<IncidentShape["dispatches"]>[number];
export type DispatchVerb = "accept" | "decline" | "arrive" | "done";

function action<V extends IncidentVerb>(
	incident: IncidentShape,
	verb: V,
	action: string,
	body: BodyOf<`POST /incidents/{id}/${V}`>,
	change?: ConsoleAction<IncidentShape>["change"],
): Promise<boolean> {
	return actOn(incident, { action, act: () => doTo(incident, verb, body), ...(change && { change }) });
}

export function release(incident: IncidentShape): Promise<boolean> {
	return action(incident, "release", t("more.release"), {}, () => ({ owner: undefined }));
}

/** Offers it to another operator; it stays with whoever has it until the other accepts. */
export function transfer(incident: IncidentShape, to: string): Promise<boolean> {
	const offer = { to, by: me(), at: instantNow() };
	return action(incident, "transfer", t("more.transfer"), { to }, () => ({ transfer: offer }));
}

export function accept(incident: IncidentShape): Promise<boolean> {
	const owner = me();
	return action(incident, "accept", t("owner.accept"), {}, () => ({ owner, transfer: undefined }));
}

export function takeOver(incident: IncidentShape): Promise<boolean> {
	const owner = me();
	return action(incident, "take-over", t("more.take-over"), {}, () => ({ owner, transfer: undefined }));
}

/** Sends a guard: to the phone, or told by radio. */
export function send(
	incident: IncidentShape,
	order: {
		readonly guard: string;
		readonly byRadio?: true;
		readonly coveredBy?: string;
		readonly redirect?: true;
	},
): Promise<boolean> {
	const at = instantNow();
	// Told by radio is told in person: the hub counts it as accepted.
	const reached = order.byRadio ? ({ state: "accepted", acceptedAt: at } as const) : ({ state: "sent" } as const);
	const sent: Dispatch = { ...order, ...reached, id: `${SENDING}${order.guard}`, by: me(), sentAt: at };
	return action(incident, "dispatch", t("action.dispatch"), order, ({ dispatches = [], state }) => ({
		state: state === "acknowledged" ? "dispatched" : state,
		dispatches: dispatches.some(({ guard, state: is }) => guard === order.guard && is === reached.state)
			? dispatches
			: [...dispatches, sent],
	}));
}

const REACHED = { accept: "accepted", decline: "declined", arrive: "arrived", done: "done" } as const;

/** Says on the guard's behalf how far a dispatch has come. */
export function onBehalf(incident: IncidentShape, dispatch: Dispatch, verb: DispatchVerb): Promise<boolean> {
	return actOn(incident, {
		action: t(`dispatch.${verb}`),
		act: () => api(`POST /dispatches/{id}/${verb}`, { params: { id: dispatch.id }, body: {} }),
		change: ({ dispatches = [] }) => ({
			dispatches: dispatches.map((one) => (one.id === dispatch.id ? { ...one, state: REACHED[verb] } : one)),
		}),
	});
}

export interface StepSaid {
	readonly answer?: string;
	readonly skipped?: string;
}

/** Ticks a step of the procedure, answers it, or says why it is not done. */
export function doStep(incident: IncidentShape, step: string, said: StepSaid = {}): Promise<boolean> {
	const done = { by: me(), at: instantNow(), ...said };
	return action(incident, "step", t("step.action"), { step, ...said }, ({ steps = {} }) => ({
		steps: { ...steps, [step]: steps[step]?.skipped === undefined ? (steps[step] ?? done) : done },
	}));
}

/** Says that an agency was called, or has arrived. */
export function notify(
	incident: IncidentShape,
	agency: string,
	said: { readonly reference?: string; readonly arrived?: true },
): Promise<boolean> {
	const at = instantNow();
	return action(incident, "notify", t("agency.called"), { agency, ...said }, ({ agencies = [] }) => {
		if (said.arrived) {
			return { agencies: agencies.map((one) => (one.agency === agency ? { ...one, arrivedAt: at } : one)) };
		}
		const told = agencies.some((one) => one.agency === agency);
		return told ? {} : { agencies: [...agencies, { agency, by: me(), at, ...said }] };
	});
}

export function wait(incident: IncidentShape, until: string, reason: string): Promise<boolean> {
	const waiting = { until, reason, by: me() };
	return action(incident, "wait", t("action.wait"), { until, reason }, () => ({ waiting }));
}

/** Keeps its pictures and entries for ever. */
export function keep(incident: IncidentShape, reason: string): Promise<boolean> {
	const held = { by: me(), at: instantNow(), reason };
	return action(incident, "hold", t("more.hold"), { reason }, () => ({ held }));
}

/** Keeps them no longer than all others. */
export function endKeeping(incident: IncidentShape): Promise<boolean> {
	return actOn(incident, {
		action: t("more.hold"),
		act: () => api("DELETE /incidents/{id}/hold", { params: { id: incident.id } }),
		change: () => ({ held: undefined }),
	});
}

/** Asks the nearest volunteers who were not asked yet. */
export function askVolunteers(incident: IncidentShape): Promise<boolean> {
	return action(incident, "ask-volunteers", t("more.ask-volunteers"), {});
}

/** Says what a volunteer answered. */
export function volunteerAnswered(
	incident: IncidentShape,
	volunteer: string,
	answer: VolunteerAnswer,
): Promise<boolean> {
	return action(incident, "volunteer-answered", t("volunteers"), { volunteer, answer }, ({ volunteers = [] }) => ({
		volunteers: volunteers.map((one) => (one.volunteer === volunteer ? { ...one, answer } : one)),
	}));
}

/** Folds this incident into another. */
export function merge(incident: IncidentShape, into: string): Promise<boolean> {
	return action(incident, "merge", t("more.merge"), { into });
}

/** Makes an incident of its own of these alarms. */
export function split(incident: IncidentShape, alarms: readonly string[]): Promise<boolean> {
	return action(incident, "split", t("more.split"), { alarms: [...alarms] });
}

export function reopen(incident: IncidentShape, reason: string): Promise<boolean> {
	return action(incident, "reopen", t("after.reopen"), { reason });
}

export function review(incident: IncidentShape, agrees: boolean, note: string): Promise<boolean> {
	return action(incident, "review", t("after.review"), { agrees, note });
}

export interface PoliceSaid {
	readonly outcome: NonNullable<IncidentShape["police"]>["outcome"];
	readonly number?: string;
	readonly date?: string;
}

export function policeOutcome(incident: IncidentShape, said: PoliceSaid): Promise<boolean> {
	return action(incident, "police-outcome", t("after.police"), said);
}

/** Lets an alarm sound again before its shelving ends. */
export function unshelve(alarm: AlarmShape): Promise<boolean> {
	const act = () => api("POST /alarms/{id}/unshelve", { params: { id: alarm.id }, body: {} });
	return actOnAlarm(alarm, { action: t("shelving.end"), act, change: () => ({ shelved: undefined }) });
}

/** The captain's word that a shelve may stand. */
export function confirmShelve(alarm: AlarmShape): Promise<boolean> {
	const act = () => api("POST /alarms/{id}/confirm", { params: { id: alarm.id }, body: {} });
	return actOnAlarm(alarm, { action: t("shelving.confirm"), act });
}
