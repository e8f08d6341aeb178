import { merge } from "../../model/actions/merge.ts";
import { INCIDENT_STATES, type Incident, type IncidentState, isOwnCall } from "../../model/incident.ts";
import { higher } from "../../model/priority.ts";
import type { Problem } from "../../model/problem.ts";
import { missingSteps } from "../../model/steps.ts";
import { actsBy, dropDeadlines, startAct, startTake, takenBy } from "../incident/deadline.ts";
import { isUnderWay } from "../incident/dispatched.ts";
import { following, leadOf } from "../incident/leading-alarm.ts";
import { moveSteps, withRequiredSteps } from "../incident/required-steps.ts";
import { endWait, withoutWait } from "../incident/waiting.ts";
import { onIncident, wrongState } from "../kernel/action.ts";
import { engage } from "../kernel/current-shift.ts";
import { isKeptFromActor } from "../kernel/kept-from.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { confirms } from "./corroboration.ts";

/**
 * A person puts no more alarms into one incident: each event would carry the whole list, and nobody reads it. Four times what
 * joins by itself. Our own setting.
 */
const ALARMS_AT_MOST = 256;

/** Two incidents are put together. Only a person does; nothing of either is lost. */
export const onMerge = onIncident(merge, (context, from, { into: id }) => {
	const into = context.anyIncident(id);
	const problem = apart(context, from, { id, into });
	if (problem || !into) return problem;
	context.because({ because: "merged", incident: from.id, rule: "incident.merged" });
	context.because({ because: "merged", incident: into.id, rule: "incident.merged" });
	context.keepIncident(putTogether(context, from, into));
	return undefined;
});

/** The two as one, as far as both are taken: it sounds if either did, and waits no more. `from` ends by that. */
export function putTogether(context: StepContext, from: Incident, into: Incident): Incident {
	const both = withoutWait(context, together(context, from, into));
	const open = from.state === "open" || into.state === "open";
	const one = open ? sounding(context, both, { from, into }) : taken(context, both, { from, into });
	return withRequiredSteps(context, one);
}

/** Why the two are no one thing. */
function apart(
	context: StepContext,
	from: Incident,
	{ id, into }: { id: string; into: Incident | undefined },
): Problem | undefined {
	if (id === from.id) return { code: "invalid", detail: `into: found ${id} itself, expected another incident` };
	if (!into || isKeptFromActor(context, into))
		return { code: "invalid", detail: `into: found ${id}, expected an incident` };
	if (into.state === "resolved") return wrongState(context, into, "merge");
	if (from.discreet !== into.discreet || from.keptFrom !== into.keptFrom) {
		return { code: "wrong-state", detail: `${from.id} and ${id}: a special incident is merged with no other` };
	}
	// Led by another, it would be taken by whoever sits there and may be made to.
	if (isOwnCall(from) !== isOwnCall(into)) {
		return { code: "wrong-state", detail: `${from.id} and ${id}: a call from the guard room itself stands alone` };
	}
	if (from.drill !== into.drill) {
		return { code: "wrong-state", detail: `${from.id} and ${id}: an exercise is merged with nothing real` };
	}
	const alarms = from.alarms.length + into.alarms.length;
	if (alarms > ALARMS_AT_MOST) {
		const found = `found ${alarms} alarms in both, expected at most ${ALARMS_AT_MOST} in one`;
		return { code: "wrong-state", detail: `${from.id} and ${id}: ${found}; leave them apart` };
	}
	return undefined;
}

/** One of the two is not taken: it is open, sounds if either did, and no deadline that runs for one of them is put back. */
function sounding(context: StepContext, both: Incident, { from, into }: Pair): Incident {
	const sounds = [from, into].some(({ state, rang }) => state === "open" && rang > 0);
	if (sounds) context.ringSoon(into.id);
	// Whoever looks at one of them has not seen what nobody took of the other.
	if (from.state === "open") context.markNews(into.id);
	const { overdue, ...rest } = both;
	const missed = Math.max(from.overdue ?? 0, into.overdue ?? 0);
	const since = [from, into].flatMap(({ untakenSince }) => untakenSince ?? []);
	const open: Incident = {
		...rest,
		state: "open",
		...(missed > 0 && { overdue: missed }),
		...(since.length > 0 && { untakenSince: Math.min(...since) }),
	};
	const running = [from, into].flatMap(({ due }) => (due?.what === "acknowledge" ? [due.at] : []));
	const timed = sounds ? startTake(context, open) : open;
	return takenBy(
		context,
		actingBy(context, timed, { from, into }),
		running.length > 0 ? Math.min(...running) : undefined,
	);
}

/** All of both is taken; it is as far as the further of the two. */
function taken(context: StepContext, both: Incident, { from, into }: Pair): Incident {
	const one: Incident = { ...both, state: further(from.state, into.state) };
	return one.quiet ? one : startAct(context, actingBy(context, one, { from, into }));
}

/** The act clock of the one that must be acted on first. */
function actingBy(context: StepContext, both: Incident, { from, into }: Pair): Incident {
	const first = [from, into].flatMap(({ actBy }) => actBy ?? []);
	return actsBy(context, both, first.length > 0 ? Math.min(...first) : undefined);
}

interface Pair {
	readonly from: Incident;
	readonly into: Incident;
}

/**
 * `into` with everything of `from`, which ends by that; whether it rings is not decided here. What the procedure of
 * another type still asks for is asked for there. A step of the same id is the same step.
 */
function together(context: StepContext, from: Incident, into: Incident): Incident {
	for (const alarm of alarmsOf(context, from)) context.keepAlarm({ ...alarm, incident: into.id });
	const corroborated = into.corroborated || from.corroborated || confirming(context, from, into);
	const { due: _due, waiting: _waiting, transfer: _transfer, ...ended } = from;
	dropDeadlines(context, from.id);
	endWait(context, from.id);
	moveSteps(context, from, into);
	for (const { guard, ...sent } of from.dispatches ?? [])
		if (isUnderWay(sent)) engage(context, guard, { incident: into.id });
	context.keepIncident({ ...ended, state: "resolved", resolvedAt: context.now, mergedInto: into.id });
	const steps = { ...from.steps, ...into.steps };
	const open = missingSteps(context.site, from).filter(({ id }) => !steps[id]);
	const extraSteps = distinct([...(into.extraSteps ?? []), ...(from.extraSteps ?? []), ...open], ({ id }) => id);
	const lives = [from.life, into.life].filter((life) => life !== undefined);
	const firsts = [from.acknowledgedAt, into.acknowledgedAt].filter((at) => at !== undefined);
	const { quiet, ...kept } = into;
	const both: Incident = {
		...optional(from),
		...kept,
		...(quiet && from.quiet && { quiet }),
		reached: further(from.reached, into.reached),
		priority: higher(from.priority, into.priority),
		zones: [...new Set([...into.zones, ...from.zones])],
		...(lives.length > 0 && { life: Math.min(...lives) }),
		corroborated,
		...(firsts.length > 0 && { acknowledgedAt: Math.min(...firsts) }),
		alarms: [...into.alarms, ...from.alarms],
		related: [...new Set([...into.related, ...from.related])].filter((id) => id !== into.id && id !== from.id),
		eventCount: into.eventCount + from.eventCount,
		...(from.news !== undefined && { news: Math.max(from.news, into.news ?? 0) }),
		rang: Math.max(from.rang, into.rang),
		...counts(from, into),
		...joinedLists(from, into),
		...(Object.keys(steps).length > 0 && { steps }),
		...(extraSteps.length > 0 && { extraSteps }),
		merged: [...(into.merged ?? []), from.id, ...(from.merged ?? [])],
	};
	const lead = into.reportedBy === undefined ? leadOf(alarmsOf(context, both)) : undefined;
	if (!lead || lead.id === into.lead) return both;
	return { ...following(context, both, lead), ...(lead.id === from.lead && { words: from.words }) };
}

/** What `into` has for itself, or takes from the other. */
function optional(from: Incident): Partial<Incident> {
	const { zone, unit, verified, reportedBy, owner, held, police, overdue } = from;
	return {
		...(zone !== undefined && { zone }),
		...(unit !== undefined && { unit }),
		...(verified && { verified }),
		...(reportedBy && { reportedBy }),
		...(owner !== undefined && { owner }),
		...(held && { held }),
		...(police && { police }),
		...(overdue !== undefined && { overdue }),
	};
}

/** How often something has happened to either: a second wait is one, whichever of the two had the first. */
function counts(from: Incident, into: Incident): Pick<Incident, "waits" | "reopened" | "toldCount"> {
	const waits = (from.waits ?? 0) + (into.waits ?? 0);
	const reopened = (from.reopened ?? 0) + (into.reopened ?? 0);
	const toldCount = (from.toldCount ?? 0) + (into.toldCount ?? 0);
	return { ...(waits > 0 && { waits }), ...(reopened > 0 && { reopened }), ...(toldCount > 0 && { toldCount }) };
}

type Lists = Pick<Incident, "dispatches" | "agencies" | "pictures" | "told" | "volunteers">;

function joinedLists(from: Incident, into: Incident): Lists {
	const dispatches = [...(into.dispatches ?? []), ...(from.dispatches ?? [])];
	const agencies = [...(into.agencies ?? []), ...(from.agencies ?? [])];
	const pictures = [...(into.pictures ?? []), ...(from.pictures ?? [])];
	const told = [...(into.told ?? []), ...(from.told ?? [])].sort((a, b) => a.at - b.at);
	// Who was asked about both was asked once about what is one now; the last word counts.
	const asked = [...(into.volunteers ?? []), ...(from.volunteers ?? [])];
	const lastWord = asked.toSorted((a, b) => (b.answeredAt ?? 0) - (a.answeredAt ?? 0));
	const volunteers = distinct(lastWord, ({ volunteer }) => volunteer).toSorted((a, b) => a.at - b.at);
	return {
		...(volunteers.length > 0 && { volunteers }),
		...(dispatches.length > 0 && { dispatches: dispatches.sort((a, b) => a.sentAt - b.sentAt) }),
		...(agencies.length > 0 && { agencies: agencies.sort((a, b) => a.at - b.at) }),
		...(pictures.length > 0 && { pictures }),
		...(told.length > 0 && { told }),
	};
}

/** Alarms of two kinds with the same evidence, in one zone at about one time. */
function confirming(context: StepContext, from: Incident, into: Incident): boolean {
	const there = alarmsOf(context, into);
	return alarmsOf(context, from).some((alarm) => there.some((other) => confirms(alarm, other)));
}

function alarmsOf(context: StepContext, { alarms }: Incident) {
	return alarms.flatMap((id) => context.get("alarm", id) ?? []);
}

function further(a: IncidentState, b: IncidentState): IncidentState {
	return INCIDENT_STATES.indexOf(a) > INCIDENT_STATES.indexOf(b) ? a : b;
}

function distinct<T>(all: readonly T[], idOf: (one: T) => string): readonly T[] {
	const first = new Map<string, T>();
	for (const one of all) if (!first.has(idOf(one))) first.set(idOf(one), one);
	return [...first.values()];
}
