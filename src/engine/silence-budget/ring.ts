import type { Alarm } from "../../model/alarm.ts";
import { ZONE_WATCHED } from "../../model/asked.ts";
import type { Incident } from "../../model/incident.ts";
import { startTake } from "../incident/deadline.ts";
import { withSteps } from "../incident/required-steps.ts";
import { withoutWait } from "../incident/waiting.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { standingBypass } from "./bypass.ts";
import { beginChatter } from "./chatter.ts";
import { noteSilence } from "./longest.ts";
import { type Owing, owedBy, owingIn } from "./owing.ts";
import { chatters, classOf } from "./pace.ts";
import { strongest } from "./strength.ts";

/**
 * Rings: the incident is open and sounds, and each alarm of it that owes and is not bypassed has rung; what has rung of it
 * before, and nobody took, is no ring more of its own. Nothing waits any more; an acknowledge deadline begins if none runs,
 * and none is put back.
 */
export function ring(context: StepContext, id: string): void {
	const before = context.get("incident", id);
	if (!before) return;
	let unguarded = false;
	const owing = owingIn(context, id).map((alarm): Owing => {
		const is = classOf(alarm);
		if (!is || (standingBypass(context, alarm, is) && !context.ringsThrough.has(alarm.id))) return alarm;
		const rung = rungOnce(context, alarm);
		unguarded ||= rung.chattering === true && !alarm.chattering;
		return rung;
	});
	const owes = owedBy(owing);
	const { owes: _owed, quiet: _quiet, ...rest } = withoutWait(context, before);
	const open: Incident = {
		...rest,
		state: "open",
		rang: context.entry.seq,
		untakenSince: (before.state === "open" ? before.untakenSince : undefined) ?? context.now,
		...(owes && { owes }),
	};
	const asks = unguarded ? withSteps(context, open, [ZONE_WATCHED]) : open;
	context.keepIncident(startTake(context, asks));
}

function rungOnce(context: StepContext, alarm: Owing): Owing {
	const { debt, suppressed: _quiet, ...rest } = alarm;
	const { due, quietSince: _waited, quietBy: _by, ...owed } = debt;
	if (due !== undefined) noteSilence(context, debt);
	const rung: Alarm = {
		...rest,
		acknowledged: false,
		rings: (alarm.rings ?? 0) + (due === undefined ? 0 : 1),
		rang: context.now,
		peak: strongest(debt.strongest, alarm.peak),
	};
	const begins = !rung.chattering && chatters(context, rung);
	if (begins) beginChatter(context, rung);
	const kept = { ...rung, ...(begins && { chattering: true as const }), debt: owed };
	context.keepAlarm(kept);
	return kept;
}
