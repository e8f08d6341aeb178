import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import { higher } from "../../model/priority.ts";
import { restartAct, withoutClocks } from "../incident/deadline.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { Work } from "../kernel/step-context.ts";
import { dueNow } from "../silence-budget/owe.ts";
import { isBypassed, waits } from "../silence-budget/suppression.ts";
import { keepEpisode } from "./episode.ts";

/**
 * Shows the alarm again after what kept it quiet was taken from it: what came meanwhile rings with its count, and one that
 * is still active is raised as new. Nothing happens while something else keeps it quiet.
 */
export function comeBack(work: Work, { suppressed: _quiet, ...alarm }: Alarm, rule: string): void {
	if (isBypassed(work, alarm)) {
		work.keepAlarm(alarm);
		return;
	}
	const stands = alarm.active && alarm.releasedAt === undefined;
	const owes = alarm.debt !== undefined;
	const back = work.keepAlarm(
		owes ? dueNow(work, alarm) : stands ? dueNow(work, { ...alarm, lastAt: work.now }, { news: true }) : alarm,
	);
	if (stands) keepEpisode(work, back);
	const because = stands ? "came-back" : owes ? "shows-again" : "guards-again";
	work.because({ because, alarm: back.id, incident: back.incident, rule });
	const before = incidentOf(work, back);
	work.keepIncident(settled(work, { ...before, priority: higher(before.priority, back.priority) }));
}

/** Shows again what of a source was kept quiet by something that has ended. */
export function allComeBack(work: Work, source: string, rule: string): void {
	for (const id of work.state.alarmsOf.get(source) ?? []) {
		const alarm = work.get("alarm", id);
		if (alarm && (alarm.suppressed !== undefined || alarm.debt?.due !== undefined)) comeBack(work, alarm, rule);
	}
}

/**
 * The incident as its alarms have it: it waits, and its clocks stand still, while all of them are bypassed and it does not
 * sound. What sounds goes on sounding until somebody takes it, whatever is bypassed since.
 */
export function settled(work: Work, incident: Incident): Incident {
	const quiet = waits(work, incident) && !(incident.state === "open" && incident.rang > 0);
	if (quiet === (incident.quiet === true)) return incident;
	if (quiet) return { ...withoutClocks(work, incident), quiet };
	const { quiet: _before, ...rest } = incident;
	return rest.state === "open" ? rest : restartAct(work, rest);
}
