import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import { spreads } from "../kernel/overrides.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** More than so many incidents beside one are no longer read by anybody. Our own setting. */
const RELATED_AT_MOST = 12;

/** So many alarms an incident takes in by itself; what comes beyond opens the next one, so that none grows without bound. */
const JOINED_AT_MOST = 64;

/** A new alarm, before it is known where it belongs. */
type Newcomer = Pick<Alarm, "zone" | "life" | "evidence" | "drill"> & { readonly unit?: string | undefined };

/**
 * Incidents that began with an alarm in `zone` within the time in which others join, the newest first. It is counted
 * from the first alarm; the window never slides. Those of a drill only for a drill.
 */
function* recent(context: StepContext, zone: string, drill: true | undefined): Generator<readonly [Incident, Alarm]> {
	const { withinMs } = context.site.settings.join;
	const begun = context.state.begunIn.get(zone) ?? [];
	for (let i = begun.length - 1; i >= 0; i--) {
		const incident = context.get("incident", begun[i] ?? "");
		if (!incident || incident.drill !== drill) continue;
		if (context.now - incident.openedAt > withinMs) {
			if (incident.splitFrom === undefined) return;
			continue;
		}
		const first = context.get("alarm", incident.alarms[0] ?? "");
		if (first && context.now - first.since <= withinMs) yield [incident, first];
	}
}

/** The zone and its direct neighbours; neighbourhood is symmetric, so an incident begun there may spread here. */
export function around(context: StepContext, zone: string): readonly string[] {
	return [zone, ...(context.site.zones.get(zone)?.neighbours ?? [])];
}

/** The open incident that a new alarm joins: the newest begun in its own zone, else the newest begun next door. Never across units. */
export function joinable(context: StepContext, alarm: Newcomer): Incident | undefined {
	if (alarm.life !== undefined || alarm.evidence === undefined) return undefined;
	if (context.state.begunIn.size === 0) return undefined;
	const { reach } = context.siteIndex.said;
	const own = reach ? [alarm.zone, ...(reach.get(alarm.zone) ?? [])] : around(context, alarm.zone);
	let best: Incident | undefined;
	for (const zone of own) {
		for (const [incident, first] of recent(context, zone, alarm.drill)) {
			if (first.life !== undefined || first.evidence !== alarm.evidence || first.unit !== alarm.unit) continue;
			if (incident.alarms.length >= JOINED_AT_MOST) continue;
			if (zone === alarm.zone) return incident;
			if (reach && !spreads(context.site, first, alarm.zone)) continue;
			if (!best || incident.openedAt > best.openedAt) best = incident;
			break;
		}
	}
	return best;
}

/**
 * The newcomer with the incidents that it would have joined, were one of the two no life alarm, in the same unit, or the other
 * not full. A discreet one (duress) is named by nobody: that would tell its place to whoever may see the other. What is kept
 * from somebody has nothing beside it: they would see that the other has changed.
 */
export function besideOthers(context: StepContext, newcomer: Incident, alarm: Alarm): Incident {
	if ((alarm.life === undefined && alarm.evidence === undefined) || newcomer.keptFrom !== undefined) return newcomer;
	const related: string[] = [];
	for (const zone of around(context, alarm.zone)) {
		for (const [incident, first] of recent(context, zone, alarm.drill)) {
			if (related.length >= RELATED_AT_MOST) return { ...newcomer, related };
			if (!belongsBeside(alarm, first) || incident.keptFrom !== undefined) continue;
			// Neither is one that is discreet changed by what happens beside it, nor does a reason say that it stands there.
			if (incident.discreet && !newcomer.discreet) continue;
			related.push(incident.id);
			if (!newcomer.discreet || incident.discreet) context.keepIncident(withRelated(incident, newcomer.id));
			context.because({ because: "related", alarm: alarm.id, incident: newcomer.id, rule: "rules.related" });
		}
	}
	return related.length > 0 ? { ...newcomer, related } : newcomer;
}

function belongsBeside(alarm: Alarm, first: Alarm): boolean {
	if (first.life !== undefined) return true;
	if (alarm.life !== undefined) return first.evidence !== undefined;
	return first.evidence === alarm.evidence;
}

/** The incident with one more beside it. */
export function withRelated(incident: Incident, id: string): Incident {
	if (incident.related.includes(id) || incident.related.length >= RELATED_AT_MOST) return incident;
	return { ...incident, related: [...incident.related, id] };
}
