import type { Alarm } from "../../model/alarm.ts";
import { protectionLost } from "../../model/entries/protection-lost.ts";
import { protectionRestored } from "../../model/entries/protection-restored.ts";
import { wallReconfirm } from "../../model/entries/wall-reconfirm.ts";
import { clear } from "../alarm/clear.ts";
import { degradedOn, detectorsIn, homeOf, isLost, lossOf } from "../alarm/degraded.ts";
import { settled } from "../alarm/unsuppress.ts";
import { fold } from "../correlation/fold.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { Work } from "../kernel/step-context.ts";
import { raiseOfWall } from "./wall-alarm.ts";

const RULE = "rules.weather";

/** Raises the loss of a wall's protection, and folds into its incident what its zones said singly; no breach is touched. */
export const onProtectionLost = onEntry(protectionLost, (work, { wall }) => {
	const alarm = raiseOfWall(work, { type: protectionLost.type, wall, moment: false, rule: RULE });
	let incident = incidentOf(work, alarm);
	for (const zone of degradedOn(work, wall)) {
		for (const single of degradations(work, zone)) incident = fold(work, incident, single, RULE);
	}
	work.keepIncident(settled(work, incident));
	remindLater(work, wall);
});

/** Enough of its zones see well again; the alarm stays until a person resets it. */
export const onProtectionRestored = onEntry(protectionRestored, (work, { wall }) => {
	const found = clear(work, { types: [protectionLost.type], source: "hub", part: wall, rule: RULE });
	if (found === 0) work.because({ because: "nothing-to-clear", rule: RULE });
});

/** While a wall is unprotected, somebody has to say again and again that it is watched. */
export const onWallReconfirm = onEntry(wallReconfirm, (work, { wall }) => {
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
});

function remindLater(work: Work, wall: string): void {
	const dueAt = work.now + work.site.settings.weather.reconfirmMs;
	work.setTimer(timerFor(wallReconfirm, { id: `reconfirm ${wall}`, dueAt, zone: homeOf(work, wall), data: { wall } }));
}

/** The alarms by which detectors of the zone say that they are degraded. */
function degradations(work: Work, zone: string): readonly Alarm[] {
	return detectorsIn(work, zone).flatMap((source) =>
		(work.state.alarmsOf.get(source) ?? [])
			.flatMap((id) => work.get("alarm", id) ?? [])
			.filter((alarm) => alarm.zone === zone && work.plan.degrading.has(alarm.type)),
	);
}
