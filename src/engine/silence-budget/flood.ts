import type { Alarm } from "../../model/alarm.ts";
import { floodBegan } from "../../model/entries/flood-began.ts";
import { floodChecked } from "../../model/entries/flood-checked.ts";
import { floodEnded } from "../../model/entries/flood-ended.ts";
import type { Incident } from "../../model/incident.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { Flood } from "../kernel/memory.ts";
import type { Work } from "../kernel/step-context.ts";
import { isBypassed } from "./suppression.ts";

const ID = "flood";
const MINUTE_MS = 60_000;

/**
 * Counts an alarm that is new to the operator: what keeps quiet, or goes silently into an incident, is none. A flood
 * begins with more than ten in ten minutes and ends below five ("alarm rate greater than the operator can manage",
 * ISA-18.2 as prosys.com quotes it). The peak is counted by minutes of the clock.
 */
export function countedForFlood(work: Work, alarm: Alarm): void {
	if (isBypassed(work, alarm)) return;
	const { begins, withinMs } = work.site.settings.flood;
	const before = work.get("memory", ID)?.flood;
	const newest = [...(before?.newest ?? []), work.now].slice(-Math.max(begins + 1, 1));
	const full = newest.length > begins && work.now - (newest[0] ?? 0) < withinMs;
	const under = before?.under;
	if (under) keep(work, { newest, under: counted(work, under, 1) });
	else if (!full) keep(work, { newest });
	else {
		keep(work, {
			newest,
			under: counted(work, { since: newest[0] ?? work.now, count: 0, peak: 0, minutes: {} }, newest.length),
		});
		setEnd(work, newest);
		work.derive(floodBegan, undefined, { since: newest[0], count: newest.length });
	}
}

/** Whether more comes than an operator can manage. */
export function inFlood(work: Work): boolean {
	return work.get("memory", ID)?.flood?.under !== undefined;
}

/** The flood is over once fewer than so many came in the time that a flood is counted in. */
export const onFloodChecked = onEntry(floodChecked, (work) => {
	const flood = work.get("memory", ID)?.flood;
	if (!flood?.under) {
		work.because({ because: "timer-void", rule: "rules.flood" });
		return;
	}
	if (endsAt(work, flood.newest) > work.now) {
		setEnd(work, flood.newest);
		work.because({ because: "timer-void", rule: "rules.flood" });
		return;
	}
	keep(work, { newest: flood.newest });
	const { since, count, peak } = flood.under;
	work.because({ because: "derived", rule: "rules.flood" });
	work.derive(floodEnded, undefined, { since, count, peak });
});

/**
 * The incident that a flood brings, as the queue shows it. Critical and high come one by one; the others stand under their
 * kind and zone. How long they may be quiet there says the silence budget.
 */
export function grouped(work: Work, incident: Incident): Incident {
	if (!inFlood(work) || incident.drill || !isGroupable(incident)) return incident;
	const group = `${incident.type.slice(0, incident.type.indexOf("."))} ${incident.zone ?? ""}`.trimEnd();
	return { ...incident, group };
}

/** The incident outside its group, once it is one that comes by itself. */
export function ungrouped(incident: Incident): Incident {
	if (incident.group === undefined || isGroupable(incident)) return incident;
	const { group: _left, ...rest } = incident;
	return rest;
}

function isGroupable({ priority }: Incident): boolean {
	return priority === "medium" || priority === "low";
}

type Under = NonNullable<Flood["under"]>;

function counted(work: Work, { since, count, peak, minutes }: Under, more: number): Under {
	const now = Math.floor(work.now / MINUTE_MS);
	const oldest = now - work.site.settings.flood.withinMs / MINUTE_MS;
	const recent = Object.entries(minutes).filter(([minute]) => Number(minute) > oldest);
	const here: Record<string, number> = { ...Object.fromEntries(recent), [now]: (minutes[now] ?? 0) + more };
	const sum = Object.values(here).reduce((all, one) => all + one, 0);
	return { since, count: count + more, peak: Math.max(peak, sum), minutes: here };
}

/** When the newest alarms will be fewer than keep a flood going, if none comes. */
function endsAt(work: Work, newest: readonly number[]): number {
	const { ends, withinMs } = work.site.settings.flood;
	return (newest.at(-ends) ?? work.now - withinMs) + withinMs;
}

function setEnd(work: Work, newest: readonly number[]): void {
	work.setTimer(timerFor(floodChecked, { id: ID, dueAt: endsAt(work, newest), data: {} }));
}

function keep(work: Work, flood: Flood): void {
	work.remember(ID, { flood });
}
