import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import { higher } from "../../model/priority.ts";
import { restartAct, withoutClocks } from "../incident/deadline.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { dueNow } from "../silence-budget/owe.ts";
import { isBypassed, waits } from "../silence-budget/suppression.ts";
import { keepEpisode } from "./episode.ts";

/**
 * Shows the alarm again after what kept it quiet was taken from it: what came meanwhile rings with its count, and one that
 * is still active is raised as new. Nothing happens while something else keeps it quiet.
 */
export function unsuppress(context: StepContext, { suppressed: _quiet, ...alarm }: Alarm, rule: string): void {
	if (isBypassed(context, alarm)) {
		context.keepAlarm(alarm);
		return;
	}
	const stands = alarm.active && alarm.releasedAt === undefined;
	const owes = alarm.debt !== undefined;
	// What still stands begins its episode anew: an old one would end at once, and ring a second time.
	const shown = stands ? { ...alarm, lastAt: context.now } : alarm;
	const back = context.keepAlarm(owes || stands ? dueNow(context, shown, { news: !owes }) : shown);
	if (stands) keepEpisode(context, back);
	const because = stands ? "came-back" : owes ? "shows-again" : "guards-again";
	context.because({ because, alarm: back.id, incident: back.incident, rule });
	const before = incidentOf(context, back);
	context.keepIncident(settled(context, { ...before, priority: higher(before.priority, back.priority) }));
}

/** Shows again what of a source was kept quiet by something that has ended. */
export function unsuppressAll(context: StepContext, source: string, rule: string): void {
	for (const id of context.state.alarmsOf.get(source) ?? []) {
		const alarm = context.get("alarm", id);
		if (alarm && (alarm.suppressed !== undefined || alarm.debt?.due !== undefined)) unsuppress(context, alarm, rule);
	}
}

/**
 * The incident as its alarms have it: it waits, and its clocks stand still, while all of them are bypassed and it does not
 * sound. What sounds goes on sounding until somebody takes it, whatever is bypassed since.
 */
export function settled(context: StepContext, incident: Incident): Incident {
	const quiet = waits(context, incident) && !(incident.state === "open" && incident.rang > 0);
	if (quiet === (incident.quiet === true)) return incident;
	if (quiet) return { ...withoutClocks(context, incident), quiet };
	const { quiet: _before, ...rest } = incident;
	return rest.state === "open" ? rest : restartAct(context, rest);
}
