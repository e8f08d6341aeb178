import { multipleBreach } from "../../model/entries/multiple-breach.ts";
import { isDegraded } from "../alarm/degraded.ts";
import { withRelated } from "../incident/join.ts";
import { onEntry } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { Work } from "../kernel/step-context.ts";
import { raiseOfWall } from "./wall-alarm.ts";

const RULE = "rules.multiple-breach";

/**
 * A wall zone is broken: enough of them at once are no chance. Every break counts, whether its alarm stood already, is shelved,
 * tested, or in declared weather; only a zone in which a detector has said that it does not see well does not, and it keeps
 * no other from counting: one dirty detector hides nobody.
 */
export function noteBroken(work: Work, zone: string): void {
	const wall = work.site.zones.get(zone)?.wall;
	if (wall === undefined || isDegraded(work, zone)) return;
	const { breachZones, breachMs } = work.site.settings.weather;
	const id = `broken|${wall}`;
	const recent = Object.entries(work.get("memory", id)?.brokenAt ?? {}).filter(
		([other, at]) => other !== zone && work.now - at <= breachMs,
	);
	work.remember(id, { brokenAt: { ...Object.fromEntries(recent), [zone]: work.now } });
	if (recent.length + 1 < breachZones) return;
	work.because({ because: "derived", rule: RULE });
	work.derive(multipleBreach, zone, { wall });
}

/** Raises an incident of its own beside the breaches; it merges none, for each zone has to be looked at. */
export const onMultipleBreach = onEntry(multipleBreach, (work, { wall }) => {
	const alarm = raiseOfWall(work, { type: multipleBreach.type, wall, moment: true, rule: RULE });
	let incident = incidentOf(work, alarm);
	const zones = Object.keys(work.get("memory", `broken|${wall}`)?.brokenAt ?? {});
	for (const breach of new Set(zones.flatMap((zone) => breachesIn(work, zone)))) {
		const other = work.get("incident", breach);
		if (!other || breach === incident.id || incident.related.includes(breach)) continue;
		work.keepIncident(withRelated(other, incident.id));
		incident = withRelated(incident, breach);
		work.because({ because: "related", alarm: alarm.id, incident: incident.id, rule: RULE });
	}
	work.keepIncident({ ...incident, zones: [...new Set([...incident.zones, ...zones])] });
});

function breachesIn(work: Work, zone: string): readonly string[] {
	return (work.plan.devicesIn.get(zone) ?? []).flatMap(({ id }) =>
		(work.state.alarmsOf.get(`device:${id}`) ?? []).flatMap((about) => {
			const alarm = work.get("alarm", about);
			return alarm?.zone === zone && work.plan.breaking.has(alarm.type) ? [alarm.incident] : [];
		}),
	);
}
