import type { Alarm } from "../../model/alarm.ts";
import { floodBegan } from "../../model/entries/flood-began.ts";
import { floodChecked } from "../../model/entries/flood-checked.ts";
import { floodEnded } from "../../model/entries/flood-ended.ts";
import type { Incident } from "../../model/incident.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { Flood } from "../kernel/memory.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { classOf } from "./pace.ts";
import { isBypassed } from "./suppression.ts";

const ID = "flood";
const MINUTE_MS = 60_000;

/**
 * Counts an alarm that is new to the operator: what keeps quiet, or goes silently into an incident, is none. A flood
 * begins with more than ten in ten minutes and ends below five ("alarm rate greater than the operator can manage",
 * ISA-18.2 as prosys.com quotes it). The peak is counted by minutes of the clock.
 */
export function countedForFlood(context: StepContext, alarm: Alarm): void {
	if (isBypassed(context, alarm)) return;
	const { begins, withinMs } = context.site.settings.flood;
	const before = context.get("memory", ID)?.flood;
	const newest = [...(before?.newest ?? []), context.now].slice(-Math.max(begins + 1, 1));
	const full = newest.length > begins && context.now - (newest[0] ?? 0) < withinMs;
	const under = before?.under;
	if (under) keep(context, { newest, under: counted(context, under, 1) });
	else if (!full) keep(context, { newest });
	else {
		keep(context, {
			newest,
			under: counted(context, { since: newest[0] ?? context.now, count: 0, peak: 0, minutes: {} }, newest.length),
		});
		setEnd(context, newest);
		context.derive(floodBegan, undefined, { since: newest[0], count: newest.length });
	}
}

/** Whether more comes than an operator can manage. */
export function inFlood(context: StepContext): boolean {
	return context.get("memory", ID)?.flood?.under !== undefined;
}

/** The flood is over once fewer than so many came in the time that a flood is counted in. */
export const onFloodChecked = onEntry(floodChecked, (context) => {
	const flood = context.get("memory", ID)?.flood;
	if (!flood?.under) {
		context.because({ because: "timer-void", rule: "rules.flood" });
		return;
	}
	if (endsAt(context, flood.newest) > context.now) {
		setEnd(context, flood.newest);
		context.because({ because: "timer-void", rule: "rules.flood" });
		return;
	}
	keep(context, { newest: flood.newest });
	const { since, count, peak } = flood.under;
	context.because({ because: "derived", rule: "rules.flood" });
	context.derive(floodEnded, undefined, { since, count, peak });
});

/**
 * The incident that a flood brings, as the queue shows it. Critical and high come one by one; the others stand under their
 * kind and zone. How long they may be quiet there says the silence budget.
 */
export function grouped(context: StepContext, incident: Incident): Incident {
	if (!inFlood(context) || incident.drill || !isGroupable(incident)) return incident;
	const group = `${incident.type.slice(0, incident.type.indexOf("."))} ${incident.zone ?? ""}`.trimEnd();
	return { ...incident, group };
}

/**
 * What a flood has grouped comes by itself once it is critical or high, or something in it is strong, whatever made it so.
 * Call it once all else is judged.
 */
export function leaveGroups(context: StepContext): void {
	const changed = new Set<string>();
	for (const change of context.changed("incident")) if ("value" in change) changed.add(change.id);
	const alone = new Set<string>();
	for (const change of context.changed("alarm")) {
		if (!("value" in change)) continue;
		changed.add(change.value.incident);
		if (comesAlone(change.value)) alone.add(change.value.incident);
	}
	for (const id of changed) {
		const incident = context.get("incident", id);
		if (incident?.group === undefined || (isGroupable(incident) && !alone.has(id))) continue;
		const { group: _left, ...rest } = incident;
		context.keepIncident(rest);
	}
}

function isGroupable({ priority }: Incident): boolean {
	return priority === "medium" || priority === "low";
}

/** A strong medium counts as high. */
function comesAlone(alarm: Alarm): boolean {
	const is = classOf(alarm);
	return is !== undefined && is !== "medium";
}

type Under = NonNullable<Flood["under"]>;

function counted(context: StepContext, { since, count, peak, minutes }: Under, more: number): Under {
	const now = Math.floor(context.now / MINUTE_MS);
	const oldest = now - context.site.settings.flood.withinMs / MINUTE_MS;
	const recent = Object.entries(minutes).filter(([minute]) => Number(minute) > oldest);
	const here: Record<string, number> = { ...Object.fromEntries(recent), [now]: (minutes[now] ?? 0) + more };
	const sum = Object.values(here).reduce((all, one) => all + one, 0);
	return { since, count: count + more, peak: Math.max(peak, sum), minutes: here };
}

/** When the newest alarms will be fewer than keep a flood going, if none comes. */
function endsAt(context: StepContext, newest: readonly number[]): number {
	const { ends, withinMs } = context.site.settings.flood;
	return (newest.at(-ends) ?? context.now - withinMs) + withinMs;
}

function setEnd(context: StepContext, newest: readonly number[]): void {
	context.setTimer(timerFor(floodChecked, { id: ID, dueAt: endsAt(context, newest), data: {} }));
}

function keep(context: StepContext, flood: Flood): void {
	context.remember(ID, { flood });
}
