import type { Alarm } from "../model/alarm.ts";
import type { Activation } from "./activation.ts";
import { incidentOf } from "./alarm.ts";
import { asking } from "./asking.ts";
import { bypassOf } from "./chatter.ts";
import { confirms, ringing } from "./incident.ts";
import { withRelated } from "./join.ts";
import { isQuiet } from "./quiet.ts";
import type { Work } from "./work.ts";

/**
 * What chatters beside an activation is borne out by it, also when it is too old to be joined: another kind of device sees
 * somebody where only a detector swung that nobody listens to any more. It sounds anew, and the two are related.
 */
export function bearsOut(work: Work, alarm: Alarm, { strong }: Pick<Activation, "strong">): void {
	const fresh = alarm.id === `alm-${work.entry.seq}` || strong === true;
	if (!fresh || isQuiet(alarm) || alarm.chattering || alarm.drill) return;
	if (!work.get("bypass", bypassOf(alarm.zone))) return;
	for (const { id } of work.plan.devicesIn.get(alarm.zone) ?? []) {
		for (const about of work.state.alarmsOf.get(`device:${id}`) ?? []) {
			const other = work.get("alarm", about);
			if (other?.chattering && !isQuiet(other) && confirms(alarm, other) && isRecent(work, other))
				tell(work, alarm, other);
		}
	}
}

function isRecent(work: Work, { lastAt }: Alarm): boolean {
	return work.now - lastAt <= work.site.settings.join.withinMs;
}

function tell(work: Work, alarm: Alarm, other: Alarm): void {
	const before = incidentOf(work, other);
	if (before.id === alarm.incident) return;
	work.because({ because: "corroborated", alarm: other.id, incident: before.id, rule: "rules.chatter" });
	const sure = ringing(work, withRelated({ ...before, corroborated: true }, alarm.incident));
	work.keepIncident(asking(work, sure));
	work.keepIncident(withRelated(incidentOf(work, alarm), before.id));
}
