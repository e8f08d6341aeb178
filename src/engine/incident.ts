import type { Alarm } from "../model/alarm.ts";
import type { Incident } from "../model/incident.ts";
import { higher, urgency } from "../model/priority.ts";
import type { Words } from "../model/words.ts";
import { asking } from "./asking.ts";
import { withDeadline, withDeadlineKept } from "./deadline.ts";
import { grouped, ringsWithGroup, ungrouped } from "./flood.ts";
import { isQuiet } from "./quiet.ts";
import { endWait } from "./waiting.ts";
import { seenInWeather } from "./weighed.ts";
import type { Work } from "./work.ts";

/** A new incident begun by an alarm; its words say what and where. */
export function openedBy(work: Work, alarm: Alarm, words: Words): Incident {
	const { seq } = work.entry;
	work.because({ because: "opened", alarm: alarm.id, incident: alarm.incident });
	const opened: Incident = {
		id: alarm.incident,
		rev: seq,
		rang: seq,
		state: "open",
		reached: "open",
		priority: alarm.priority,
		type: alarm.type,
		words,
		...(alarm.zone !== "" && { zone: alarm.zone }),
		zones: alarm.zone === "" ? [] : [alarm.zone],
		...(alarm.unit !== undefined && { unit: alarm.unit }),
		...(alarm.life !== undefined && { life: alarm.life }),
		...(alarm.discreet && { discreet: true }),
		...(alarm.drill && { drill: true }),
		corroborated: false,
		openedAt: work.now,
		alarms: [alarm.id],
		related: [],
		eventCount: 1,
		...(isQuiet(alarm) && { quiet: true }),
	};
	return withDeadline(work, grouped(work, opened));
}

/**
 * The incident as it is once it rings anew: open again whoever had taken it. A taken one's deadlines begin anew; a
 * running acknowledge deadline is never put back, but a higher priority may bring it forward. Nothing waits any more.
 */
export function ringing(work: Work, incident: Incident): Incident {
	const out = ungrouped(incident);
	return unacknowledged(work, ringsWithGroup(work, out) ? out : { ...out, rang: work.entry.seq });
}

/** The same without a ring: it asks to be looked at, and waits no longer. */
export function unacknowledged(work: Work, incident: Incident): Incident {
	const { overdue: _passed, quiet: _waited, waiting, ...rest } = incident;
	if (waiting) endWait(work, incident.id);
	const open: Incident = { ...rest, state: "open" };
	return incident.state === "open" ? withDeadlineKept(work, open) : withDeadline(work, open);
}

/** The incident with one more activation of an alarm of its own. */
export function counting(work: Work, incident: Incident, alarm: Alarm, again: boolean): Incident {
	const counted: Incident = {
		...incident,
		priority: higher(incident.priority, alarm.priority),
		eventCount: incident.eventCount + 1,
	};
	return again ? ringing(work, counted) : counted;
}

/**
 * The incident with one more alarm: a new zone, a second source of a type, a higher priority, or another kind that bears
 * out what only chattered makes it ring anew.
 */
export function joinedBy(work: Work, incident: Incident, alarm: Alarm): Incident {
	const others = incident.alarms.flatMap((id) => work.get("alarm", id) ?? []);
	const knownZone = incident.zones.includes(alarm.zone);
	const confirmed = others.some((other) => confirms(alarm, other));
	const second = others.some((other) => other.type === alarm.type && other.source !== alarm.source);
	const seen = others.some((other) => kindOf(other) !== kindOf(alarm));
	const chatters = others.some((other) => other.chattering && kindOf(other) !== kindOf(alarm));
	work.because({ because: "joined", alarm: alarm.id, incident: incident.id, rule: "rules.join" });
	if (confirmed) work.because({ because: "corroborated", alarm: alarm.id, incident: incident.id, rule: "rules.join" });
	const more: Incident = {
		...attached(incident, alarm),
		corroborated: incident.corroborated || confirmed,
	};
	const joined = seen && !isQuiet(alarm) ? seenInWeather(work, more, [...others, alarm]) : more;
	const worse = urgency(joined.priority) < urgency(incident.priority);
	const rings = !isQuiet(alarm) && (!knownZone || second || worse || chatters);
	return asking(work, rings ? ringing(work, joined) : joined);
}

/** The incident with one more alarm that belongs to it by its nature, and brings nobody anything new; but what waited rings. */
export function attachedTo(work: Work, incident: Incident, alarm: Alarm): Incident {
	const more = attached(incident, alarm);
	return incident.quiet && !isQuiet(alarm) ? ringing(work, more) : more;
}

function attached(incident: Incident, alarm: Alarm): Incident {
	return {
		...incident,
		zones: incident.zones.includes(alarm.zone) ? incident.zones : [...incident.zones, alarm.zone],
		alarms: [...incident.alarms, alarm.id],
		priority: higher(incident.priority, alarm.priority),
		eventCount: incident.eventCount + 1,
	};
}

/** Whether two alarms confirm each other: the same evidence of two kinds, in one zone. */
export function confirms(alarm: Alarm, other: Alarm): boolean {
	const { evidence, zone } = alarm;
	return (
		evidence !== undefined && other.evidence === evidence && other.zone === zone && kindOf(other) !== kindOf(alarm)
	);
}

function kindOf({ type }: Alarm): string {
	return type.slice(0, type.indexOf("."));
}
