import { multipleBreach } from "../../model/entries/multiple-breach.ts";
import { isDegraded } from "../alarm/degraded.ts";
import { withRelated } from "../incident/join.ts";
import { onEntry } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { raiseOfWall } from "./wall-alarm.ts";

const RULE = "rules.multiple-breach";

/**
 * A wall zone is broken: enough of them at once are no chance. Every break counts, whether its alarm stood already, is shelved,
 * tested, or in declared weather; only a zone in which a detector has said that it does not see well does not, and it keeps
 * no other from counting: one dirty detector hides nobody.
 */
export function noteBroken(context: StepContext, zone: string): void {
	const wall = context.site.zones.get(zone)?.wall;
	if (wall === undefined || isDegraded(context, zone)) return;
	const { breachZones, breachMs } = context.site.settings.weather;
	const id = `broken|${wall}`;
	const recent = Object.entries(context.get("memory", id)?.brokenAt ?? {}).filter(
		([other, at]) => other !== zone && context.now - at <= breachMs,
	);
	context.remember(id, { brokenAt: { ...Object.fromEntries(recent), [zone]: context.now } });
	if (recent.length + 1 < breachZones) return;
	context.because({ because: "derived", rule: RULE });
	context.derive(multipleBreach, zone, { wall });
}

/** Raises an incident of its own beside the breaches; it merges none, for each zone has to be looked at. */
export const onMultipleBreach = onEntry(multipleBreach, (context, { wall }) => {
	const alarm = raiseOfWall(context, { type: multipleBreach.type, wall, moment: true, rule: RULE });
	let incident = incidentOf(context, alarm);
	const zones = Object.keys(context.get("memory", `broken|${wall}`)?.brokenAt ?? {});
	for (const breach of new Set(zones.flatMap((zone) => breachesIn(context, zone)))) {
		const other = context.get("incident", breach);
		if (!other || breach === incident.id || incident.related.includes(breach)) continue;
		context.keepIncident(withRelated(other, incident.id));
		incident = withRelated(incident, breach);
		context.because({ because: "related", alarm: alarm.id, incident: incident.id, rule: RULE });
	}
	context.keepIncident({ ...incident, zones: [...new Set([...incident.zones, ...zones])] });
});

function breachesIn(context: StepContext, zone: string): readonly string[] {
	return (context.siteIndex.devicesIn.get(zone) ?? []).flatMap(({ id }) =>
		(context.state.alarmsOf.get(`device:${id}`) ?? []).flatMap((about) => {
			const alarm = context.get("alarm", about);
			return alarm?.zone === zone && context.siteIndex.breaking.has(alarm.type) ? [alarm.incident] : [];
		}),
	);
}
