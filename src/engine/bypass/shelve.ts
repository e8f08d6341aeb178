import type { z } from "zod";
import { confirmShelving } from "../../model/actions/confirm-shelving.ts";
import { shelve } from "../../model/actions/shelve.ts";
import { unshelve } from "../../model/actions/unshelve.ts";
import type { Alarm } from "../../model/alarm.ts";
import { shelveEnded } from "../../model/entries/shelve-ended.ts";
import { deviceOf } from "../../model/entry.ts";
import type { Problem } from "../../model/problem.ts";
import { mayExceed } from "../../model/role.ts";
import { settled, unsuppress } from "../alarm/unsuppress.ts";
import { type Entered, onTarget, type TargetHandler } from "../kernel/action.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { tooLong } from "../kernel/until.ts";
import { dueNow } from "../silence-budget/owe.ts";
import { shelfHolds } from "../silence-budget/shelf-holds.ts";
import { offShelf, shelfTimer } from "../silence-budget/suppression.ts";
import { allowedOn, renewals, shelfSettings, shelfStateOf, type Verb, whyNot } from "./shelf-limits.ts";

const RULE = "settings.shelve";

type Shelved = NonNullable<Alarm["shelved"]>;

/** Never a life alarm, nor what the site lets nobody shelve; never without a reason or an end. */
export const onShelve = onAlarm(shelve, putAway);

/** What is still active rings anew. */
export const onUnshelve = onAlarm(unshelve, (context, alarm) => {
	back(context, alarm);
	return undefined;
});

/** A captain has seen it: it is quiet, or quiet for longer. */
export const onConfirmShelving = onAlarm(confirmShelving, (context, alarm) => {
	const { shelved } = alarm;
	if (!shelved) return undefined;
	const { unconfirmed: _asked, renewal, ...now } = shelved;
	const renewed = renewal ? { ...now, ...renewal, renewals: now.renewals + 1 } : now;
	putOnShelf(context, alarm, { ...renewed, confirmedBy: context.actor });
	return undefined;
});

/** The time that a person gave is over: it comes back by itself. */
export const onShelveEnded = onEntry(shelveEnded, (context, { alarm: id }) => {
	const alarm = context.get("alarm", id);
	if (alarm?.shelved && alarm.shelved.until <= context.now) back(context, alarm);
	else context.because({ because: "timer-void", rule: RULE });
});

/**
 * What has become more than it was shelved as comes back: a medium's eight hours are none of a high alarm's. Call it once
 * all else is judged.
 */
export function leaveShelf(context: StepContext): void {
	for (const change of context.changed("alarm")) {
		if ("gone" in change || change.over || !change.value.shelved) continue;
		if (!shelfHolds(context, change.value)) back(context, change.value);
	}
}

/** Carries out one action on an alarm that stands; refused with what is allowed there. */
function onAlarm<Type extends string, Data extends z.ZodType<{ readonly alarm: string }>>(
	action: Entered<Type, Data> & { readonly verb: Verb },
	carryOut: (context: StepContext, alarm: Alarm, data: z.output<Data>) => Problem | undefined,
): TargetHandler<Type> {
	return onTarget(action, (context, asked) => {
		const { alarm: id } = asked;
		const alarm = context.get("alarm", id);
		if (!alarm) return { code: "wrong-state", detail: `alarm ${id} does not stand`, allowed: [] };
		const allowed = allowedOn(context, alarm);
		const state = shelfStateOf(alarm);
		if (!allowed.includes(action.verb)) {
			const said = `alarm ${id} is ${state}${whyNot(context, alarm)}`;
			const detail = `${said}: found ${action.verb}, allowed ${allowed.join(", ") || "nothing"}`;
			return { code: "wrong-state", detail, state, allowed };
		}
		const problem = carryOut(context, alarm, asked);
		if (problem) return { state, allowed, ...problem };
		context.because({ because: "acted", alarm: id, incident: alarm.incident, rule: context.entry.type });
		return undefined;
	});
}

function putAway(
	context: StepContext,
	alarm: Alarm,
	{ reason: why, until, role }: z.output<typeof shelve.data>,
): Problem | undefined {
	const { shelveMs = 0, shelveConfirmed = false } = shelfSettings(context, alarm);
	const wrong = tooLong(context, until, shelveMs);
	if (wrong) return wrong;
	const asked = { until, by: context.actor, reason: why };
	const byCaptain = mayExceed(role);
	if (shelveConfirmed && !byCaptain && alarm.shelved && !alarm.shelved.unconfirmed) {
		// What a captain has confirmed holds as it was until the renewal is confirmed too.
		putOnShelf(context, alarm, { ...alarm.shelved, renewal: asked });
		return undefined;
	}
	const word = byCaptain ? { confirmedBy: context.actor } : { unconfirmed: true as const };
	putOnShelf(context, alarm, { ...asked, renewals: renewals(context, alarm), ...(shelveConfirmed && word) });
	return undefined;
}

/** Keeps the alarm as shelved, with all that tells of it and ends it. */
function putOnShelf(context: StepContext, alarm: Alarm, shelved: Shelved): void {
	const renews = alarm.shelved !== undefined && !alarm.shelved.unconfirmed && shelved.renewals > alarm.shelved.renewals;
	if (renews && alarm.debt) context.ringsThrough.add(alarm.id);
	// A renewal first rings what was hidden.
	const told = renews && alarm.debt ? dueNow(context, alarm) : alarm;
	const kept = context.keepAlarm({ ...told, shelved });
	const { id, zone, source, type } = kept;
	const { until, by, reason: why, unconfirmed, renewal } = shelved;
	const where = zone === "" ? undefined : zone;
	context.setTimer(timerFor(shelveEnded, { id: shelfTimer(id), dueAt: until, zone: where, data: { alarm: id } }));
	const bypass = `shelved:${id}`;
	const { since = context.now, hidden } = context.get("bypass", bypass) ?? {};
	const device = deviceOf(source);
	context.put({
		kind: "bypass",
		id: bypass,
		value: {
			...{ id: bypass, rev: context.entry.seq, why: "shelved", zone, type, alarm: id, since, until, by, reason: why },
			...(device !== undefined && { device }),
			...((unconfirmed || renewal) && { unconfirmed: true }),
			...(hidden !== undefined && { hidden }),
		},
	});
	context.keepIncident(settled(context, incidentOf(context, kept)));
}

/** Off the shelf: what was quiet comes back; what nobody confirmed sounded all along. */
function back(context: StepContext, alarm: Alarm): void {
	const off = offShelf(context, alarm);
	if (!alarm.shelved?.unconfirmed) unsuppress(context, off, RULE);
	else {
		context.keepAlarm(off);
		context.because({ because: "never-confirmed", alarm: alarm.id, incident: alarm.incident, rule: RULE });
	}
}
