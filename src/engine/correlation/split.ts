import { split } from "../../model/actions/split.ts";
import type { Alarm } from "../../model/alarm.ts";
import { splitOff } from "../../model/entries/split-off.ts";
import type { Incident } from "../../model/incident.ts";
import { higher, type Priority } from "../../model/priority.ts";
import { REPORT_KIND_NAMES, REPORT_KINDS, type ReportKind } from "../../model/report.ts";
import { actsBy, startAct, startTake, takenBy } from "../incident/deadline.ts";
import { withRelated } from "../incident/join.ts";
import { leadOf, shownAs } from "../incident/leading-alarm.ts";
import { shareSteps } from "../incident/share-steps.ts";
import { follow, reachedBy, type Shared, sharedOut, withShare } from "../incident/split-shares.ts";
import { onIncident } from "../kernel/action.ts";
import { onEntry } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses, whereWords } from "../kernel/words.ts";
import { confirms } from "./corroboration.ts";

/** Alarms leave an incident for one of their own: what was put together wrongly comes apart again. */
export const onSplit = onIncident(split, (context, from, { alarms: ids }) => {
	const standing = from.alarms.flatMap((id) => context.get("alarm", id) ?? []);
	const moved = standing.filter(({ id }) => ids.includes(id));
	const unknown = ids.find((id) => !moved.some((alarm) => alarm.id === id));
	if (unknown !== undefined) {
		const expected = from.alarms.join(", ") || "none: it has no alarms";
		return { code: "invalid", detail: `alarms: found ${unknown}, expected of ${expected}` };
	}
	const left = from.alarms.filter((id) => !ids.includes(id));
	if (left.length === 0 && from.reportedBy === undefined) {
		return { code: "invalid", detail: `alarms: found all of ${from.id}, expected that at least one stays` };
	}
	const id = `inc-${context.entry.seq}`;
	context.because({ because: "split", incident: from.id, rule: "incident.split" });
	context.because({ because: "split", incident: id, rule: "incident.split" });
	for (const alarm of moved) context.keepAlarm({ ...alarm, incident: id });
	const staying = standing.filter((alarm) => !moved.includes(alarm));
	const shared = sharedOut(context, from, moved, staying);
	const { own, rest } = shareSteps(context, from, {
		own: withShare(begun(context, from, { alarms: moved, ...shared.goes }), shared.goes),
		rest: withShare(without(context, from, left), shared.stays),
		parts: shared.parts,
	});
	context.keepIncident({ ...own, related: [from.id] });
	context.keepIncident(withRelated(rest, id));
	follow(context, shared, id);
	sayWhatStays(context, own, shared.stays);
	return undefined;
});

/** Says in the new incident's timeline that there is more to read in the old one's: what was done for the whole. */
function sayWhatStays(context: StepContext, { id, zone, splitFrom }: Incident, stays: Shared["stays"]): void {
	const dispatches = stays.dispatches.map((one) => one.id);
	const agencies = stays.agencies.map(({ agency }) => agency);
	if (dispatches.length + agencies.length === 0) return;
	context.derive(splitOff, zone, { incident: id, stays: splitFrom, dispatches, agencies });
}

/** The entry that says so, in its turn. */
export const onSplitOff = onEntry(splitOff, (context, { incident: id }) => {
	const incident = context.get("incident", id);
	if (incident) context.because({ because: "split", incident: incident.id, rule: "incident.split" });
});

/** The new incident: as far as its alarms were seen, and the guards who go with them are. */
function begun(
	context: StepContext,
	from: Incident,
	{ alarms, dispatches }: { alarms: readonly Alarm[] } & Pick<Shared["goes"], "dispatches">,
): Incident {
	const { seq } = context.entry;
	const seen = from.state !== "open";
	const sounds = from.state === "open" && from.rang > 0;
	const reached = reachedBy(dispatches);
	const own: Incident = {
		...about(context, alarms),
		id: `inc-${seq}`,
		rev: seq,
		rang: sounds ? seq : from.rang,
		...(from.news !== undefined && { news: from.news }),
		...(!seen && from.overdue !== undefined && { overdue: from.overdue }),
		...(!seen && { untakenSince: from.untakenSince ?? context.now }),
		state: seen ? reached : "open",
		reached: seen || dispatches.length > 0 ? reached : "open",
		...onceOf(from),
		corroborated: alarms.some((one) => one.corroborated || alarms.some((other) => confirms(one, other))),
		...(seen && from.owner !== undefined && { owner: from.owner }),
		...(seen && { acknowledgedAt: from.acknowledgedAt ?? context.now }),
		openedAt: Math.min(...alarms.map(({ since }) => since)),
		alarms: alarms.map(({ id }) => id),
		related: [],
		eventCount: counted(alarms),
		splitFrom: from.id,
		...(from.held && { held: from.held }),
	};
	// A split is no act: it puts no deadline back.
	const acting = actsBy(context, own, from.actBy);
	if (seen) return startAct(context, acting);
	return takenBy(
		context,
		sounds ? startTake(context, acting) : acting,
		from.due?.what === "acknowledge" ? from.due.at : undefined,
	);
}

/** What has happened to the whole of it, and so to each part: that it has waited, and that it was opened again. */
function onceOf({ waits, reopened }: Incident): Pick<Incident, "waits" | "reopened"> {
	return { ...(waits !== undefined && { waits }), ...(reopened !== undefined && { reopened }) };
}

/** The old incident with what is left; if what led it is gone, it is about the first that is left, and that is news. */
function without(context: StepContext, from: Incident, left: readonly string[]): Incident {
	const alarms = left.flatMap((id) => context.get("alarm", id) ?? []);
	const rest: Incident = {
		...from,
		alarms: left,
		eventCount: Math.max(1, from.eventCount - gone(context, from, left)),
	};
	const report = reportOf(from.type);
	if (report || alarms.length === 0) return { ...rest, ...(report && worst(alarms, report)) };
	const began = from.lead !== undefined && left.includes(from.lead);
	const { unit, zone, life: _life, ...after } = rest;
	const place = began ? { ...(unit !== undefined && { unit }), ...(zone !== undefined && { zone }) } : {};
	if (!began) context.markNews(from.id);
	const says = began ? { ...worst(alarms), zones: zonesOf(alarms) } : about(context, alarms);
	const now: Incident = { ...after, ...place, ...says };
	return now;
}

function gone(context: StepContext, from: Incident, left: readonly string[]): number {
	return counted(from.alarms.filter((id) => !left.includes(id)).flatMap((id) => context.get("alarm", id) ?? []));
}

/** What an incident says of itself by the alarms in it: the first gives its type and words. */
function about(
	context: StepContext,
	alarms: readonly Alarm[],
): Pick<
	Incident,
	"type" | "lead" | "words" | "zone" | "zones" | "unit" | "priority" | "life" | "discreet" | "keptFrom" | "drill"
> {
	const first = leadOf(alarms);
	if (!first) throw new Error(`entry ${context.entry.seq} leaves an incident without alarms`);
	return {
		type: first.type,
		lead: first.id,
		words: clauses(first.words, whereWords(context.site, first)),
		...(first.zone !== "" && { zone: first.zone }),
		zones: zonesOf(alarms),
		...(first.unit !== undefined && { unit: first.unit }),
		...worst(alarms),
		...shownAs(alarms),
	};
}

function worst(
	alarms: readonly Alarm[],
	...more: readonly { readonly priority: Priority; readonly life?: number }[]
): Pick<Incident, "priority" | "life"> {
	const all = [...alarms, ...more];
	const lives = all.flatMap(({ life }) => life ?? []);
	const priority = all.map((one) => one.priority).reduce(higher, "low");
	return { priority, ...(lives.length > 0 && { life: Math.min(...lives) }) };
}

function zonesOf(alarms: readonly Alarm[]): readonly string[] {
	return [...new Set(alarms.flatMap(({ zone }) => (zone === "" ? [] : [zone])))];
}

function counted(alarms: readonly Alarm[]): number {
	return alarms.reduce((sum, { repeats }) => sum + 1 + repeats, 0);
}

/** What kind of report began the incident, if one did. */
function reportOf(type: string): ReportKind | undefined {
	const kind = REPORT_KIND_NAMES.find((one) => type === `report.${one}`);
	return kind && REPORT_KINDS[kind];
}
