import type { Alarm } from "../../model/alarm.ts";
import { multipleBreach } from "../../model/entries/multiple-breach.ts";
import { alarmOfWall, isDegraded } from "../alarm/degraded.ts";
import { withRelated } from "../incident/join.ts";
import { onEntry } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { raiseOfWall } from "./wall-alarm.ts";

const RULE = "rules.multiple-breach";

/** While nobody has taken it, one entry of it a second says as much as one with every break. Our own setting. */
const SAID_EVERY_MS = 1_000;

/**
 * A wall zone is broken, by the alarm if it raised one: enough of them at once are no chance. Every break counts, whether its
 * alarm stood already, is shelved, tested, or in declared weather; only a zone in which a detector has said that it does not
 * see well does not, and it keeps no other from counting: one dirty detector hides nobody.
 */
export function noteBroken(context: StepContext, zone: string, alarm: Alarm | undefined): void {
	const wall = context.site.zones.get(zone)?.wall;
	if (wall === undefined || isDegraded(context, zone)) return;
	const { breachZones, breachMs } = context.site.settings.weather;
	const id = brokenOf(wall);
	const before = context.get("memory", id)?.brokenAt ?? {};
	const brokenAt: Record<string, number> = { [zone]: context.now };
	for (const other in before) {
		const at = before[other] ?? 0;
		if (other !== zone && context.now - at <= breachMs) brokenAt[other] = at;
	}
	context.remember(id, { brokenAt });
	if (Object.keys(brokenAt).length < breachZones) return;
	const isKnown = context.now - (before[zone] ?? 0) <= breachMs;
	if (isKnown && isJustSaid(context, wall, alarm)) return;
	context.because({ because: "derived", rule: RULE });
	context.derive(multipleBreach, zone, { wall });
}

/** Whether a standing multiple breach, that nobody has taken, was said a moment ago and with this break's incident. */
function isJustSaid(context: StepContext, wall: string, alarm: Alarm | undefined): boolean {
	const said = alarmOfWall(context, multipleBreach.type, wall);
	if (!said?.active || said.acknowledged || context.now - said.lastAt >= SAID_EVERY_MS) return false;
	const { state, related } = incidentOf(context, said);
	return state === "open" && (alarm === undefined || related.includes(alarm.incident));
}

/** Raises an incident of its own beside the breaches; it merges none, for each zone has to be looked at. */
export const onMultipleBreach = onEntry(multipleBreach, (context, { wall }) => {
	const alarm = raiseOfWall(context, { type: multipleBreach.type, wall, moment: true, rule: RULE });
	let incident = incidentOf(context, alarm);
	const zones = Object.keys(context.get("memory", brokenOf(wall))?.brokenAt ?? {});
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

function brokenOf(wall: string): string {
	return `broken|${wall}`;
}
