import type { Alarm } from "../model/alarm.ts";
import type { Device } from "../model/device.ts";
import type { RecordedEntry } from "../model/entry.ts";
import { type Incident, isSounding } from "../model/incident.ts";
import { REASONS } from "../model/outcome.ts";
import type { SiteDevice } from "../model/site.ts";
import type { Words } from "../model/words.ts";
import { type IncidentWork, presentIncidentWork, presentOutOfService, presentShelved } from "./present-work.ts";
import { presenter } from "./presenter.ts";
import { instantOf } from "./primitives.ts";
import {
	type AlarmShape,
	alarmShape,
	deviceShape,
	type EntryShape,
	entryShape,
	type IncidentShape,
	incidentShape,
} from "./shapes.ts";

/** What everyone but the operator in charge sees of a discreet alarm (duress): that it is there, never where or what. */
const SPECIAL_INCIDENT: Words = {
	en: "Special incident",
	"zh-CN": "特别警情",
};
const SPECIAL_TYPE = "special";

type Timed = "acknowledgedAt" | "resolvedAt" | "verified" | "due" | "merged";

/**
 * The incident as the API shows it. Unless `whole`: a discreet one without type, place and alarms, and any other
 * without the ids that `hides` names, since what is related to a discreet one tells where it is.
 */
export const presentIncident = presenter(
	incidentShape,
	(
		incident: Incident,
		{ whole = false, hides = () => false }: { whole?: boolean; hides?: (id: string) => boolean } = {},
	) => {
		const { acknowledgedAt, resolvedAt, verified, due, merged } = incident;
		/** What is shown as it is; all else is written over it below. */
		const facts: Omit<Incident, keyof IncidentWork | Timed> = incident;
		const shown: IncidentShape = {
			...facts,
			...presentIncidentWork(incident),
			sounding: isSounding(incident),
			zones: [...incident.zones],
			alarms: [...incident.alarms],
			related: incident.related.filter((id) => whole || !hides(id)),
			...(merged && { merged: [...merged] }),
			openedAt: instantOf(incident.openedAt),
			...(acknowledgedAt !== undefined && { acknowledgedAt: instantOf(acknowledgedAt) }),
			...(resolvedAt !== undefined && { resolvedAt: instantOf(resolvedAt) }),
			...(verified && { verified: { ...verified, at: instantOf(verified.at) } }),
			...(due && { due: { ...due, at: instantOf(due.at) } }),
		};
		return incident.discreet && !whole ? withoutPlace(shown) : shown;
	},
);

/**
 * The incident as a guard sees it who was sent there, or told of it: nothing of a discreet one but that it is there and what
 * the guard themselves does about it, until they open it by request.
 */
export const presentSentIncident = presenter(
	incidentShape,
	(incident: Incident, to: { whole?: boolean; hides?: (id: string) => boolean } = {}) => {
		const { dispatches } = presentIncidentWork(incident);
		const shown = presentIncident(incident, to);
		return { ...shown, alarms: [], related: [], ...(dispatches && { dispatches }) };
	},
);

/** What a guard is told of an incident by the very word that ends it for them: which it was, and what became of their part. */
export const presentLeftIncident = presenter(incidentShape, (incident: Incident, to: { guard: string }) => {
	const { id, rev, rang, state, sounding, priority, type, words, discreet, drill, corroborated, eventCount, openedAt } =
		presentIncident(incident);
	const { dispatches = [] } = presentIncidentWork(incident);
	const own = dispatches.filter(({ guard }) => guard === to.guard).map(({ proposes: _, ...one }) => one);
	return {
		...{ id, rev, rang, state, sounding, priority, type, words, corroborated, eventCount, openedAt },
		...(discreet && { discreet }),
		...(drill && { drill }),
		zones: [],
		alarms: [],
		related: [],
		dispatches: own,
	};
});

/** A discreet incident as everyone but those who go there see it: that it is there, and what was done. */
function withoutPlace(shown: IncidentShape): IncidentShape {
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
export const presentAlarm = presenter(alarmShape, (alarm: Alarm) => {
	const { returnedAt, releasedAt, debt, takenBack } = alarm;
	const facts: Omit<Alarm, "returnedAt" | "releasedAt" | "shelved" | "takenBack"> = alarm;
	const came = alarm.acknowledged || alarm.suppressed || alarm.chattering;
	const shown: AlarmShape = {
		...facts,
		...presentShelved(alarm),
		...(debt && came && { hidden: debt.count }),
		since: instantOf(alarm.since),
		...(returnedAt !== undefined && { returnedAt: instantOf(returnedAt) }),
		...(releasedAt !== undefined && { releasedAt: instantOf(releasedAt) }),
		...(takenBack && { takenBack: { ...takenBack, at: instantOf(takenBack.at) } }),
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
});

const MINUTE_MS = 60_000;

/**
 * The device as the API shows it: what it is and what is known of it now. When it was last heard is told to the minute: a
 * finer time, beside that of an entry which hides its device, would name it.
 */
export const presentDevice = presenter(
	deviceShape,
	(is: Pick<SiteDevice, "id" | "kind" | "zone" | "unit" | "words">, now: Device, lastSeenAt?: number) => ({
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
	}),
);

/** The entry as the API shows it; one that is `discreet` without type, source, place and data. */
export const presentEntry = presenter(entryShape, presentedEntry);

function presentedEntry(
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
