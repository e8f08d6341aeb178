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
import type { StepContext } from "../kernel/step-context.ts";
import { raiseOfWall } from "./wall-alarm.ts";

const RULE = "rules.weather";

/** Raises the loss of a wall's protection, and folds into its incident what its zones said singly; no breach is touched. */
export const onProtectionLost = onEntry(protectionLost, (context, { wall }) => {
	const alarm = raiseOfWall(context, { type: protectionLost.type, wall, moment: false, rule: RULE });
	let incident = incidentOf(context, alarm);
	for (const zone of degradedOn(context, wall)) {
		for (const single of degradations(context, zone)) incident = fold(context, incident, single, RULE);
	}
	context.keepIncident(settled(context, incident));
	remindLater(context, wall);
});

/** Enough of its zones see well again; the alarm stays until a person resets it. */
export const onProtectionRestored = onEntry(protectionRestored, (context, { wall }) => {
	const found = clear(context, { types: [protectionLost.type], source: "hub", part: wall, rule: RULE });
	if (found === 0) context.because({ because: "nothing-to-clear", rule: RULE });
});

/** While a wall is unprotected, somebody has to say again and again that it is watched. */
export const onWallReconfirm = onEntry(wallReconfirm, (context, { wall }) => {
	const alarm = lossOf(context, wall);
	if (isLost(context, wall)) remindLater(context, wall);
	if (!isLost(context, wall) || !alarm?.active) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	context.keepAlarm({ ...alarm, acknowledged: false });
	context.because({ because: "reconfirm", alarm: alarm.id, incident: alarm.incident, rule: RULE });
	context.markNews(alarm.incident);
	context.ringSoon(alarm.incident);
});

function remindLater(context: StepContext, wall: string): void {
	const dueAt = context.now + context.site.settings.weather.reconfirmMs;
	context.setTimer(
		timerFor(wallReconfirm, { id: `reconfirm ${wall}`, dueAt, zone: homeOf(context, wall), data: { wall } }),
	);
}

/** The alarms by which detectors of the zone say that they are degraded. */
function degradations(context: StepContext, zone: string): readonly Alarm[] {
	return detectorsIn(context, zone).flatMap((source) =>
		(context.state.alarmsOf.get(source) ?? [])
			.flatMap((id) => context.get("alarm", id) ?? [])
			.filter((alarm) => alarm.zone === zone && context.siteIndex.degrading.has(alarm.type)),
	);
}
