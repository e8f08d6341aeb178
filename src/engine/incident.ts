import type { Alarm } from "../model/alarm.ts";
import type { Incident } from "../model/incident.ts";
import { higher, urgency } from "../model/priority.ts";
import { withDeadline } from "./deadline.ts";
import type { Work } from "./work.ts";

/** Counted from the first alarm; the window never slides. */
const JOIN_WITHIN_MS = 60_000;

/** Writes the incident as changed by this entry. */
export function putIncident(work: Work, incident: Incident): void {
	const value = { ...incident, rev: work.entry.seq };
	work.put({ kind: "incident", id: value.id, value, ...(value.state === "resolved" && { over: true }) });
}

/**
 * The incident as it is once it rings anew: open again whoever had taken it. A taken one's deadlines begin anew; a
 * running acknowledge deadline is never put back, but a higher priority may bring it forward.
 */
export function ringing(work: Work, incident: Incident): Incident {
	const { overdue: _passed, ...rest } = incident;
	const rung: Incident = { ...rest, state: "open", rang: work.entry.seq };
	const anew = withDeadline(work, rung);
	const keeps = incident.state === "open" && incident.due && anew.due && incident.due.at <= anew.due.at;
	if (!keeps || !incident.due) return anew;
	const timer = work.get("timer", `${incident.id}.due`);
	if (timer) work.setTimer({ ...timer, dueAt: incident.due.at });
	return { ...rung, due: incident.due };
}

/** The open incident that a new alarm joins, the one begun in the alarm's own zone first, then the oldest. */
export function joinable(work: Work, alarm: Omit<Alarm, "id" | "incident">): Incident | undefined {
	if (alarm.life !== undefined || alarm.evidence === undefined) return undefined;
	const near = [alarm.zone, ...(work.site.zones.get(alarm.zone)?.neighbours ?? [])];
	for (const zone of near) {
		for (const id of work.state.incidentsByZone.get(zone) ?? []) {
			const incident = work.get("incident", id);
			const first = incident?.alarms[0] === undefined ? undefined : work.get("alarm", incident.alarms[0]);
			if (!incident || !first || first.life !== undefined || first.evidence !== alarm.evidence) continue;
			if (work.now - first.since <= JOIN_WITHIN_MS) return incident;
		}
	}
	return undefined;
}

/** A new incident begun by an alarm. */
export function openedBy(work: Work, alarm: Alarm): Incident {
	const { seq } = work.entry;
	const place = work.site.units.get(alarm.unit ?? "")?.words ?? work.site.zones.get(alarm.zone)?.words;
	const words = place
		? { en: `${alarm.words.en}, ${place.en}`, "zh-CN": `${alarm.words["zh-CN"]}，${place["zh-CN"]}` }
		: alarm.words;
	return withDeadline(work, {
		id: `inc-${seq}`,
		rev: seq,
		rang: seq,
		state: "open",
		reached: "open",
		priority: alarm.priority,
		type: alarm.type,
		words,
		zone: alarm.zone,
		zones: [alarm.zone],
		...(alarm.unit !== undefined && { unit: alarm.unit }),
		...(alarm.life !== undefined && { life: alarm.life }),
		...(alarm.discreet && { discreet: true }),
		corroborated: false,
		openedAt: work.now,
		alarms: [alarm.id],
		related: [],
		eventCount: 1,
	});
}

/** The incident with one more alarm: a new zone, a second source of a type, or a higher priority makes it ring anew. */
export function joinedBy(work: Work, incident: Incident, alarm: Alarm): Incident {
	const others = incident.alarms.flatMap((id) => work.get("alarm", id) ?? []);
	const kindOf = ({ type }: Alarm) => type.slice(0, type.indexOf("."));
	const knownZone = incident.zones.includes(alarm.zone);
	const confirms = knownZone && others.every((other) => kindOf(other) !== kindOf(alarm));
	const second = others.some((other) => other.type === alarm.type && other.source !== alarm.source);
	const worse = urgency(alarm.priority) < urgency(incident.priority);
	const joined: Incident = {
		...incident,
		alarms: [...incident.alarms, alarm.id],
		zones: knownZone ? incident.zones : [...incident.zones, alarm.zone],
		priority: higher(incident.priority, alarm.priority),
		corroborated: incident.corroborated || confirms,
		eventCount: incident.eventCount + 1,
	};
	work.because({ because: "joined", alarm: alarm.id, incident: incident.id, rule: "rules.join" });
	if (confirms) work.because({ because: "corroborated", alarm: alarm.id, incident: incident.id });
	return !knownZone || second || worse ? ringing(work, joined) : joined;
}
