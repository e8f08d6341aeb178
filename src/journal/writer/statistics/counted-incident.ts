import type { State } from "../../../engine/kernel/state.ts";
import { dispatch } from "../../../model/actions/dispatch.ts";
import { doStep } from "../../../model/actions/do-step.ts";
import { note } from "../../../model/actions/note.ts";
import { notifyAgency } from "../../../model/actions/notify-agency.ts";
import { verify } from "../../../model/actions/verify.ts";
import type { Entry } from "../../../model/entry.ts";
import type { Incident } from "../../../model/incident.ts";
import type { Site } from "../../../model/site.ts";
import { hourOfWeek } from "../../../model/site-day.ts";
import { stepsOf } from "../../../model/steps.ts";
import type { VolunteerAnswer } from "../../../model/volunteer-asked.ts";
import { placeOfIncident } from "./counted-place.ts";

/** What counts as acting on an incident: it is what puts the act clock back. */
const ACTS: readonly string[] = [dispatch.type, notifyAgency.type, note.type, verify.type, doStep.type];

/** An incident as it counts: a row of `statistics_incident`. */
export interface CountedIncident {
	readonly seq: number;
	readonly incident: string;
	readonly opened_at: number;
	readonly hour_of_week: number;
	readonly type: string;
	readonly kind: string;
	readonly zone: string | null;
	readonly unit: string | null;
	readonly priority: string;
	readonly source: string | null;
	readonly discreet: 0 | 1;
	readonly drill: 0 | 1;
	readonly resolved: 0 | 1;
	readonly cause: string | null;
	readonly outcome: string | null;
	readonly guards: string | null;
	readonly acknowledge_ms: number | null;
	readonly acknowledge_target_ms: number | null;
	readonly act_ms: number | null;
	readonly act_target_ms: number | null;
	readonly arrive_ms: number | null;
	readonly arrive_target_ms: number | null;
	readonly resolve_ms: number | null;
	readonly agency_ms: number | null;
	readonly agency_target_ms: number | null;
	/** Who was asked, and what of them said so. */
	readonly volunteers: number;
	readonly volunteers_coming: number;
	readonly volunteers_cannot: number;
}

/** An incident as it counted before, and what its times were counted from then, epoch ms. */
type Former = CountedIncident & { readonly begunAt: number };

/**
 * What an incident's times are counted from: it was opened, or the earliest of what was merged into it was. Somebody may
 * have taken that before this one was opened.
 */
export function begunAt(incident: Incident, incidentOf: (id: string) => Incident | undefined): number {
	const { openedAt, merged = [] } = incident;
	return Math.min(openedAt, ...merged.map((id) => incidentOf(id)?.openedAt ?? openedAt));
}

/**
 * The incident as it counts after the entry; undefined where it does not (it was merged into another). `former` is how it
 * counted before: a target is the one that was in force when it was to be met, whatever the site's file says later.
 */
export function countedAfter(
	entry: Entry,
	incident: Incident,
	{
		former,
		source,
		site,
		begunAt,
	}: {
		readonly former: Former | undefined;
		readonly source: string | undefined;
		readonly site: Site;
		/** What its times are counted from, epoch ms. */
		readonly begunAt: number;
	},
): CountedIncident | undefined {
	if (incident.mergedInto !== undefined) return undefined;
	const { id, openedAt, priority, drill, discreet, state, cause, police, resolvedAt, dispatches = [] } = incident;
	const guards = [...new Set(dispatches.map(({ guard }) => guard))].sort();
	return {
		seq: Number(id.slice(id.lastIndexOf("-") + 1)),
		incident: id,
		opened_at: openedAt,
		hour_of_week: former?.opened_at === openedAt ? former.hour_of_week : hourOfWeek(openedAt, site.timeZone),
		...placeOfIncident(incident),
		priority,
		source: discreet ? null : (source ?? null),
		discreet: discreet ? 1 : 0,
		drill: drill ? 1 : 0,
		resolved: state === "resolved" ? 1 : 0,
		cause: cause ?? null,
		outcome: police?.outcome ?? null,
		guards: guards.length > 0 ? JSON.stringify(guards) : null,
		...acknowledged(incident, former, begunAt),
		...acted(entry, incident, former),
		...arrived(incident, former, site),
		resolve_ms: resolvedAt === undefined ? null : Math.max(0, resolvedAt - begunAt),
		...agencyTold(incident, former, { site, begunAt }),
		...volunteersAsked(incident),
	};
}

/** From begun to taken for the first time, and until when it should have been: the earliest deadline that ran. */
function acknowledged(
	{ acknowledgedAt, due }: Incident,
	former: Former | undefined,
	begunAt: number,
): Pick<CountedIncident, "acknowledge_ms" | "acknowledge_target_ms"> {
	const before = former?.acknowledge_target_ms ?? null;
	const known = before === null || !former ? null : former.begunAt + before - begunAt;
	if (acknowledgedAt !== undefined) {
		return { acknowledge_ms: Math.max(0, acknowledgedAt - begunAt), acknowledge_target_ms: known };
	}
	const running = due?.what === "acknowledge" ? due.at - begunAt : null;
	return { acknowledge_ms: null, acknowledge_target_ms: earlier(known, running) };
}

/** From taken to the first act. */
function acted(
	entry: Entry,
	{ acknowledgedAt, actBy }: Incident,
	former: CountedIncident | undefined,
): Pick<CountedIncident, "act_ms" | "act_target_ms"> {
	if (acknowledgedAt === undefined) return { act_ms: null, act_target_ms: null };
	const target = former?.act_target_ms ?? null;
	const act = former?.act_ms ?? null;
	if (act !== null) return { act_ms: act, act_target_ms: target };
	const acts = entry.source.startsWith("user:") && ACTS.includes(entry.type);
	if (acts) return { act_ms: Math.max(0, entry.receivedAt - acknowledgedAt), act_target_ms: target };
	return { act_ms: null, act_target_ms: target ?? (actBy === undefined ? null : actBy - acknowledgedAt) };
}

/** From sent to the first guard on the spot; a target there is where lives are at stake. */
function arrived(
	{ dispatches = [], priority }: Incident,
	former: CountedIncident | undefined,
	{ settings }: Site,
): Pick<CountedIncident, "arrive_ms" | "arrive_target_ms"> {
	let first: { sentAt: number; arrivedAt: number } | undefined;
	for (const { sentAt, arrivedAt } of dispatches) {
		if (arrivedAt !== undefined && (!first || arrivedAt < first.arrivedAt)) first = { sentAt, arrivedAt };
	}
	const asked = dispatches.length > 0 && priority === "critical" ? settings.dispatch.arriveMs : null;
	return {
		arrive_ms: first ? Math.max(0, first.arrivedAt - first.sentAt) : null,
		arrive_target_ms: former?.arrive_target_ms ?? asked,
	};
}

/** From opened to the first agency told; the target is the earliest deadline of a step that asks for it. */
function agencyTold(
	incident: Incident,
	former: CountedIncident | undefined,
	{ site, begunAt }: { readonly site: Site; readonly begunAt: number },
): Pick<CountedIncident, "agency_ms" | "agency_target_ms"> {
	const { agencies = [] } = incident;
	const told = agencies.length > 0 ? Math.max(0, Math.min(...agencies.map(({ at }) => at)) - begunAt) : null;
	if (former?.agency_ms != null && told !== null) return { agency_ms: told, agency_target_ms: former.agency_target_ms };
	const asked = stepsOf(site, incident).flatMap((step) => (step.do === "notify" ? (step.withinMs ?? []) : []));
	return { agency_ms: told, agency_target_ms: asked.length > 0 ? Math.min(...asked) : null };
}

function volunteersAsked({
	volunteers = [],
}: Incident): Pick<CountedIncident, "volunteers" | "volunteers_coming" | "volunteers_cannot"> {
	const said = (what: VolunteerAnswer) => volunteers.filter(({ answer }) => answer === what).length;
	return { volunteers: volunteers.length, volunteers_coming: said("coming"), volunteers_cannot: said("cannot") };
}

function earlier(one: number | null, other: number | null): number | null {
	if (one === null || other === null) return one ?? other;
	return Math.min(one, other);
}

/** Where the incident's leading alarm comes from; of one that a person reported, `report`. */
export function sourceOf({ lead, reportedBy }: Incident, sourceOfAlarm: (id: string) => string | undefined) {
	if (lead !== undefined) return sourceOfAlarm(lead);
	return reportedBy === undefined ? undefined : "report";
}

/** Whether anything of it that counts is another than it was. */
export function countsOtherwise(before: Incident | undefined, after: Incident): boolean {
	if (!before) return true;
	return FIELDS.some((field) => before[field] !== after[field]);
}

const FIELDS = [
	...(["openedAt", "type", "zone", "unit", "priority", "lead", "discreet", "drill", "state", "cause"] as const),
	...([
		"mergedInto",
		"merged",
		"acknowledgedAt",
		"resolvedAt",
		"due",
		"actBy",
		"police",
		"dispatches",
		"agencies",
		"volunteers",
	] as const),
	...(["verified", "steps", "extraSteps"] as const),
] satisfies readonly (keyof Incident)[];

/** Whether the entry is an act on the incident, of which nothing else may change. */
export function isAct({ source, type }: Entry): boolean {
	return source.startsWith("user:") && ACTS.includes(type);
}

/** The alarm by its id as it was before the entry, open or history. */
export function alarmBefore(state: State, id: string) {
	return state.alarm.get(id) ?? state.past.alarm(id);
}
