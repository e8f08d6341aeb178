import type { z } from "zod";
import { confirmShelving } from "../../model/actions/confirm-shelving.ts";
import { shelve } from "../../model/actions/shelve.ts";
import { unshelve } from "../../model/actions/unshelve.ts";
import type { Alarm } from "../../model/alarm.ts";
import { shelveEnded } from "../../model/entries/shelve-ended.ts";
import { deviceOf } from "../../model/entry.ts";
import type { Problem } from "../../model/problem.ts";
import { comeBack, settled } from "../alarm/unsuppress.ts";
import { type Entered, onTarget, type TargetHandler } from "../kernel/action.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { Work } from "../kernel/step-context.ts";
import { tooLong } from "../kernel/until.ts";
import { dueNow } from "../silence-budget/owe.ts";
import { offShelf, shelfTimer } from "../silence-budget/suppression.ts";
import { allowedOn, renewals, shelfSettings, shelfStateOf, type Verb, whyNot } from "./shelf-limits.ts";

const RULE = "settings.shelve";

type Shelved = NonNullable<Alarm["shelved"]>;

/** Never a life alarm, nor what the site lets nobody shelve; never without a reason or an end. */
export const onShelve = onAlarm(shelve, putAway);

/** What is still active rings anew. */
export const onUnshelve = onAlarm(unshelve, (work, alarm) => {
	back(work, alarm);
	return undefined;
});

/** A captain has seen it: it is quiet, or quiet for longer. */
export const onConfirmShelving = onAlarm(confirmShelving, (work, alarm) => {
	const { shelved } = alarm;
	if (!shelved) return undefined;
	const { unconfirmed: _asked, renewal, ...now } = shelved;
	const renewed = renewal ? { ...now, ...renewal, renewals: now.renewals + 1 } : now;
	putOnShelf(work, alarm, { ...renewed, confirmedBy: work.actor });
	return undefined;
});

/** The time that a person gave is over: it comes back by itself. */
export const onShelveEnded = onEntry(shelveEnded, (work, { alarm: id }) => {
	const alarm = work.get("alarm", id);
	if (alarm?.shelved && alarm.shelved.until <= work.now) back(work, alarm);
	else work.because({ because: "timer-void", rule: RULE });
});

/** Carries out one action on an alarm that stands; refused with what is allowed there. */
function onAlarm<Type extends string, Data extends z.ZodType<{ readonly alarm: string }>>(
	action: Entered<Type, Data> & { readonly verb: Verb },
	carryOut: (work: Work, alarm: Alarm, data: z.output<Data>) => Problem | undefined,
): TargetHandler<Type> {
	return onTarget(action, (work, asked) => {
		const { alarm: id } = asked;
		const alarm = work.get("alarm", id);
		if (!alarm) return { code: "wrong-state", detail: `alarm ${id} does not stand`, allowed: [] };
		const allowed = allowedOn(work, alarm);
		const state = shelfStateOf(alarm);
		if (!allowed.includes(action.verb)) {
			const said = `alarm ${id} is ${state}${whyNot(work, alarm)}`;
			const detail = `${said}: found ${action.verb}, allowed ${allowed.join(", ") || "nothing"}`;
			return { code: "wrong-state", detail, state, allowed };
		}
		const problem = carryOut(work, alarm, asked);
		if (problem) return { state, allowed, ...problem };
		work.because({ because: "acted", alarm: id, incident: alarm.incident, rule: work.entry.type });
		return undefined;
	});
}

function putAway(
	work: Work,
	alarm: Alarm,
	{ reason: why, until, role }: z.output<typeof shelve.data>,
): Problem | undefined {
	const { shelveMs = 0, shelveConfirmed = false } = shelfSettings(work, alarm);
	const wrong = tooLong(work, until, shelveMs);
	if (wrong) return wrong;
	const asked = { until, by: work.actor, reason: why };
	const byCaptain = role === "captain";
	if (shelveConfirmed && !byCaptain && alarm.shelved && !alarm.shelved.unconfirmed) {
		// What a captain has confirmed holds as it was until the renewal is confirmed too.
		putOnShelf(work, alarm, { ...alarm.shelved, renewal: asked });
		return undefined;
	}
	const word = byCaptain ? { confirmedBy: work.actor } : { unconfirmed: true as const };
	putOnShelf(work, alarm, { ...asked, renewals: renewals(work, alarm), ...(shelveConfirmed && word) });
	return undefined;
}

/** Keeps the alarm as shelved, with all that tells of it and ends it. */
function putOnShelf(work: Work, alarm: Alarm, shelved: Shelved): void {
	const renews = alarm.shelved !== undefined && !alarm.shelved.unconfirmed && shelved.renewals > alarm.shelved.renewals;
	if (renews && alarm.debt) work.ringsThrough.add(alarm.id);
	// A renewal first rings what was hidden.
	const told = renews && alarm.debt ? dueNow(work, alarm) : alarm;
	const kept = work.keepAlarm({ ...told, shelved });
	const { id, zone, source, type } = kept;
	const { until, by, reason: why, unconfirmed, renewal } = shelved;
	const where = zone === "" ? undefined : zone;
	work.setTimer(timerFor(shelveEnded, { id: shelfTimer(id), dueAt: until, zone: where, data: { alarm: id } }));
	const bypass = `shelved:${id}`;
	const { since = work.now, hidden } = work.get("bypass", bypass) ?? {};
	const device = deviceOf(source);
	work.put({
		kind: "bypass",
		id: bypass,
		value: {
			...{ id: bypass, rev: work.entry.seq, why: "shelved", zone, type, alarm: id, since, until, by, reason: why },
			...(device !== undefined && { device }),
			...((unconfirmed || renewal) && { unconfirmed: true }),
			...(hidden !== undefined && { hidden }),
		},
	});
	work.keepIncident(settled(work, incidentOf(work, kept)));
}

/** Off the shelf: what was quiet comes back; what nobody confirmed sounded all along. */
function back(work: Work, alarm: Alarm): void {
	const off = offShelf(work, alarm);
	if (!alarm.shelved?.unconfirmed) comeBack(work, off, RULE);
	else {
		work.keepAlarm(off);
		work.because({ because: "never-confirmed", alarm: alarm.id, incident: alarm.incident, rule: RULE });
	}
}
