import type { Alarm } from "../../model/alarm.ts";
import { clear } from "../alarm/clear.ts";
import { degradedOn, detectorsIn, homeOf, isLost, lossOf, WALL_LOST } from "../alarm/degraded.ts";
import { settled } from "../alarm/unsuppress.ts";
import { fold } from "../correlation/fold.ts";
import { textIn } from "../kernel/entry-data.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { Work } from "../kernel/step-context.ts";
import { raiseOfWall } from "./wall-alarm.ts";

const RULE = "rules.weather";

/** Raises the loss of a wall's protection, and folds into its incident what its zones said singly; no breach is touched. */
export function protectionLost(work: Work): void {
	const wall = textIn(work.entry.data, "wall") ?? "";
	const alarm = raiseOfWall(work, { type: WALL_LOST, wall, moment: false, rule: RULE });
	let incident = incidentOf(work, alarm);
	for (const zone of degradedOn(work, wall)) {
		for (const single of degradations(work, zone)) incident = fold(work, incident, single, RULE);
	}
	work.keepIncident(settled(work, incident));
	remindLater(work, wall);
}

/** Enough of its zones see well again; the alarm stays until a person resets it. */
export function protectionRestored(work: Work): void {
	const wall = textIn(work.entry.data, "wall") ?? "";
	const found = clear(work, { types: [WALL_LOST], source: "hub", part: wall, rule: RULE });
	if (found === 0) work.because({ because: "nothing-to-clear", rule: RULE });
}

/** While a wall is unprotected, somebody has to say again and again that it is watched. */
export function reconfirm(work: Work): void {
	const wall = textIn(work.entry.data, "wall") ?? "";
	const alarm = lossOf(work, wall);
	if (isLost(work, wall)) remindLater(work, wall);
	if (!isLost(work, wall) || !alarm?.active) {
		work.because({ because: "timer-void", rule: RULE });
		return;
	}
	work.keepAlarm({ ...alarm, acknowledged: false });
	work.because({ because: "reconfirm", alarm: alarm.id, incident: alarm.incident, rule: RULE });
	work.markNews(alarm.incident);
	work.ringSoon(alarm.incident);
}

function remindLater(work: Work, wall: string): void {
	const dueAt = work.now + work.site.settings.weather.reconfirmMs;
	work.setTimer({ id: `reconfirm ${wall}`, dueAt, type: "wall.reconfirm", zone: homeOf(work, wall), data: { wall } });
}

/** The alarms by which detectors of the zone say that they are degraded. */
function degradations(work: Work, zone: string): readonly Alarm[] {
	return detectorsIn(work, zone).flatMap((source) =>
		(work.state.alarmsOf.get(source) ?? [])
			.flatMap((id) => work.get("alarm", id) ?? [])
			.filter((alarm) => alarm.zone === zone && work.plan.degrading.has(alarm.type)),
	);
}
