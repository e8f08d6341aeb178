import type { Alarm } from "../model/alarm.ts";
import type { Incident } from "../model/incident.ts";
import { higher } from "../model/priority.ts";
import { incidentOf } from "./alarm.ts";
import { withDeadline } from "./deadline.ts";
import { ringing, unacknowledged } from "./incident.ts";
import { isQuiet, waits } from "./quiet.ts";
import type { Work } from "./work.ts";

/**
 * Shows the alarm again after what kept it quiet was taken from it: one that is still active is raised as new and rings,
 * one that came meanwhile is unacknowledged with its count. Nothing happens while something else keeps it quiet.
 */
export function comeBack(work: Work, alarm: Alarm, rule: string): void {
	if (isQuiet(alarm)) {
		work.keepAlarm(alarm);
		return;
	}
	const stands = alarm.active && alarm.releasedAt === undefined;
	const shows = stands || (alarm.hidden ?? 0) > 0;
	const back = work.keepAlarm({ ...alarm, acknowledged: alarm.acknowledged && !shows });
	const because = stands ? "came-back" : shows ? "shows-again" : "guards-again";
	work.because({ because, alarm: back.id, incident: back.incident, rule });
	const before = incidentOf(work, back);
	const incident: Incident = { ...before, priority: higher(before.priority, back.priority) };
	if (stands) work.keepIncident(ringing(work, incident));
	else if (shows) work.keepIncident(unacknowledged(work, incident));
	else work.keepIncident(settled(work, incident));
}

/**
 * Shows again what of a source came while it was kept quiet by `suppressed`: also what somebody had taken before, and
 * that was counted since. What chatters has a rule of its own.
 */
export function allComeBack(
	work: Work,
	source: string,
	{ suppressed, rule }: { suppressed: NonNullable<Alarm["suppressed"]>; rule: string },
): void {
	for (const id of work.state.alarmsOf.get(source) ?? []) {
		const alarm = work.get("alarm", id);
		if (!alarm || alarm.chattering) continue;
		if (alarm.suppressed === suppressed) {
			const { suppressed: _over, ...rest } = alarm;
			comeBack(work, rest, rule);
		} else if (!isQuiet(alarm) && alarm.acknowledged && (alarm.hidden ?? 0) > 0) comeBack(work, alarm, rule);
	}
}

/**
 * The incident as its alarms have it: it waits, without a deadline, exactly while all of them are kept quiet. One that waits
 * no more has its deadline, and the turn of those who are told when it passes, from the beginning.
 */
export function settled(work: Work, incident: Incident): Incident {
	const quiet = waits(work, incident);
	if (quiet === (incident.quiet === true)) return incident;
	if (quiet) return withDeadline(work, { ...incident, quiet });
	const { quiet: _before, overdue: _passed, ...rest } = incident;
	return withDeadline(work, rest);
}
