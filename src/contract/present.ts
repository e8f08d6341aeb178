import type { Alarm } from "../model/alarm.ts";
import type { Device } from "../model/device.ts";
import type { RecordedEntry } from "../model/entry.ts";
import { type Incident, isSounding } from "../model/incident.ts";
import { REASONS } from "../model/outcome.ts";
import type { SiteDevice } from "../model/site.ts";
import type { Words } from "../model/words.ts";
import { presentIncidentWork, presentOutOfService, presentShelved } from "./present-work.ts";
import { instantOf } from "./primitives.ts";
import type { AlarmShape, DeviceShape, EntryShape, IncidentShape } from "./shapes.ts";

/** What everyone but the operator in charge sees of a discreet alarm (duress): that it is there, never where or what. */
const SPECIAL_INCIDENT: Words = {
	en: "Special incident",
	"zh-CN": "特别警情",
};
const SPECIAL_TYPE = "special";

/**
 * The incident as the API shows it. Unless `whole`: a discreet one without type, place and alarms, and any other
 * without the ids that `hides` names, since what is related to a discreet one tells where it is.
 */
export function presentIncident(
	incident: Incident,
	{ whole = false, hides = () => false }: { whole?: boolean; hides?: (id: string) => boolean } = {},
): IncidentShape {
	const {
		reached: _,
		actBy: _b,
		owes: _e,
		untakenSince: _u,
		openedAt,
		acknowledgedAt,
		resolvedAt,
		verified,
		due,
		zones,
		alarms,
		related,
		merged,
		waiting: _w,
		transfer: _t,
		dispatches: _d,
		agencies: _a,
		steps: _s,
		extraSteps: _x,
		held: _h,
		pictures: _p,
		told: _o,
		review: _v,
		police: _c,
		...rest
	} = incident;
	const shown: IncidentShape = {
		...rest,
		...presentIncidentWork(incident),
		sounding: isSounding(incident),
		zones: [...zones],
		alarms: [...alarms],
		related: related.filter((id) => whole || !hides(id)),
		...(merged && { merged: [...merged] }),
		openedAt: instantOf(openedAt),
		...(acknowledgedAt !== undefined && {
			acknowledgedAt: instantOf(acknowledgedAt),
		}),
		...(resolvedAt !== undefined && { resolvedAt: instantOf(resolvedAt) }),
		...(verified && { verified: { ...verified, at: instantOf(verified.at) } }),
		...(due && { due: { ...due, at: instantOf(due.at) } }),
	};
	if (!incident.discreet || whole) return shown;
	const { id, rev, rang, news, owes, state, sounding, priority, life, discreet, corroborated, owner, eventCount } =
		shown;
	return {
		...{ id, rev, rang, state, sounding, priority, corroborated, eventCount },
		...(life !== undefined && { life }),
		...(discreet && { discreet }),
		...(news !== undefined && { news }),
		...(owes && { owes }),
		...(owner !== undefined && { owner }),
		...(shown.due && { due: shown.due }),
		openedAt: shown.openedAt,
		...(shown.acknowledgedAt !== undefined && { acknowledgedAt: shown.acknowledgedAt }),
		...(shown.resolvedAt !== undefined && { resolvedAt: shown.resolvedAt }),
		...(shown.cause && { cause: shown.cause }),
		...(shown.overdue !== undefined && { overdue: shown.overdue }),
		...(shown.drill && { drill: shown.drill }),
		type: SPECIAL_TYPE,
		words: SPECIAL_INCIDENT,
		zones: [],
		alarms: [],
		related: [],
	};
}

/** The alarm as the API shows it; a discreet one without type, source and place. */
export function presentAlarm(alarm: Alarm): AlarmShape {
	const {
		since,
		returnedAt,
		releasedAt,
		lastAt: _l,
		stateAt: _s,
		severity: _v,
		evidence: _e,
		life: _f,
		lateByMs: _t,
		shelved: _h,
		debt,
		rings: _r,
		rang: _g,
		peak: _p,
		weathered: _w,
		corroborated: _c,
		toldAnew: _n,
		...rest
	} = alarm;
	const came = alarm.acknowledged || alarm.suppressed || alarm.chattering;
	const shown: AlarmShape = {
		...rest,
		...presentShelved(alarm),
		...(debt && came && { hidden: debt.count }),
		since: instantOf(since),
		...(returnedAt !== undefined && { returnedAt: instantOf(returnedAt) }),
		...(releasedAt !== undefined && { releasedAt: instantOf(releasedAt) }),
	};
	if (!alarm.discreet) return shown;
	const { id, rev, priority, latches, active, acknowledged, repeats, discreet, drill, since: began, incident } = shown;
	return {
		...{ id, rev, priority, active, acknowledged, repeats, since: began },
		...(latches && { latches }),
		...(discreet !== undefined && { discreet }),
		...(drill && { drill }),
		...(incident !== undefined && { incident }),
		type: SPECIAL_TYPE,
		words: SPECIAL_INCIDENT,
		source: "hub",
		zone: "",
	};
}

const MINUTE_MS = 60_000;

/**
 * The device as the API shows it: what it is and what is known of it now. When it was last heard is told to the minute: a
 * finer time, beside that of an entry which hides its device, would name it.
 */
export function presentDevice(
	is: Pick<SiteDevice, "id" | "kind" | "zone" | "unit" | "words">,
	now: Device,
	lastSeenAt?: number,
): DeviceShape {
	return {
		id: is.id,
		rev: now.rev,
		kind: is.kind,
		zone: is.zone,
		...(is.unit !== undefined && { unit: is.unit }),
		words: is.words,
		state: now.state,
		...(now.stateSince !== undefined && {
			stateSince: instantOf(now.stateSince),
		}),
		...(now.lost !== undefined && { lost: now.lost }),
		...(lastSeenAt !== undefined && { lastSeenAt: instantOf(lastSeenAt - (lastSeenAt % MINUTE_MS)) }),
		health: { ...now.health },
		faults: [...now.faults],
		...presentOutOfService(now),
	};
}

/** The entry as the API shows it; one that is `discreet` without type, source, place and data. */
export function presentEntry(
	entry: RecordedEntry,
	{
		discreet = false,
		words,
		lineOf = () => undefined,
	}: {
		discreet?: boolean;
		words?: Words;
		/** The line of a rule in the site's file. */
		lineOf?: (rule: string) => string | undefined;
	} = {},
): EntryShape {
	const outcomes = entry.outcomes.map((outcome) => {
		const line = outcome.line ?? (outcome.rule === undefined ? undefined : lineOf(outcome.rule));
		const { dueAt, ...said } = outcome;
		return {
			...said,
			...(dueAt !== undefined && { dueAt: instantOf(dueAt) }),
			...(line !== undefined && { line }),
			words: REASONS[outcome.because],
		};
	});
	const { seq, source, type, id, zone, data, clockSkew, noTime, late, initial, incident, erased } = entry;
	const times = { at: instantOf(entry.at), receivedAt: instantOf(entry.receivedAt) };
	if (discreet) {
		// The device's own clock and the number of outcomes (what stands beside it) would tell which it was.
		return {
			...{ seq, source: "hub", id: String(seq) },
			...{ at: times.receivedAt, receivedAt: times.receivedAt },
			...{ type: SPECIAL_TYPE, words: SPECIAL_INCIDENT, data: {}, outcomes: [] },
		};
	}
	return {
		...{ seq, source, type, id, ...times, data: { ...data }, outcomes },
		...(zone !== undefined && { zone }),
		...(words && { words }),
		...(clockSkew && { clockSkew }),
		...(noTime && { noTime }),
		...(late && { late }),
		...(initial && { initial }),
		...(incident !== undefined && { incident }),
		...(erased && { erased }),
	};
}
