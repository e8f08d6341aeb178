import type { Alarm } from "../model/alarm.ts";
import type { Incident } from "../model/incident.ts";
import { incidentOf } from "./alarm.ts";
import type { Work } from "./work.ts";

/**
 * Folds the incident of a single alarm into another that says the same of more; what belonged to it belongs there. One
 * that holds alarms of other types stays as it is. `rule`: what both are about.
 */
export function fold(work: Work, into: Incident, single: Alarm, rule: string): Incident {
	const from = incidentOf(work, single);
	if (from.id === into.id) return into;
	const alarms = from.alarms.flatMap((id) => work.get("alarm", id) ?? []);
	if (alarms.some(({ type }) => type !== single.type)) return into;
	for (const alarm of alarms) work.keepAlarm({ ...alarm, incident: into.id });
	work.dropTimer(`${from.id}.due`);
	const { due: _due, ...ended } = from;
	const value: Incident = {
		...ended,
		rev: work.entry.seq,
		state: "resolved",
		resolvedAt: work.now,
		mergedInto: into.id,
	};
	work.put({ kind: "incident", id: from.id, value, over: true });
	work.because({ because: "folded", alarm: single.id, incident: into.id, rule });
	return {
		...into,
		merged: [...(into.merged ?? []), from.id],
		alarms: [...into.alarms, ...from.alarms],
		zones: [...new Set([...into.zones, ...from.zones])],
		related: [...new Set([...into.related, ...from.related])],
		eventCount: into.eventCount + from.eventCount,
	};
}
