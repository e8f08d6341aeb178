import { incidentUnheard } from "../../model/entries/incident-unheard.ts";
import type { Incident } from "../../model/incident.ts";
import type { Debt, Owes } from "../../model/silence-budget.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { standingBypass } from "./bypass.ts";
import { owedBy, owingIn, withDebt } from "./owing.ts";
import { classOf } from "./pace.ts";
import { ring } from "./ring.ts";

const RULE = "settings.silence";

/**
 * Brings what incidents owe into line with the debts of their alarms that this entry changed, and rings what is due. Call it
 * once all else is judged.
 */
export function settleDebts(context: StepContext): void {
	for (const [id, owes] of owedNow(context)) {
		const incident = context.get("incident", id);
		if (incident) context.keepIncident(withOwes(incident, owes));
	}
	for (const id of context.news) {
		const incident = context.get("incident", id);
		if (incident) context.keepIncident({ ...incident, news: context.entry.seq });
	}
	for (const change of context.changed("incident")) {
		if ("gone" in change || change.over) continue;
		if ((change.value.owes?.dueAt ?? Number.POSITIVE_INFINITY) <= context.now) context.due.add(change.id);
	}
	for (const id of context.due) if (!context.rings.has(id) && isDue(context, id)) context.ringSoon(id);
	for (const id of context.rings) ring(context, id);
	for (const change of context.changed("incident")) setTimer(context, change.id);
}

/** What each incident owes whose alarms this entry has changed: the sum as it was and what came, or counted anew. */
function owedNow(context: StepContext): ReadonlyMap<string, Owes | undefined> {
	const owed = new Map<string, Owes | undefined>();
	const anew = new Set<string>();
	for (const change of context.changed("alarm")) {
		const before = context.state.alarm.get(change.id);
		const after = "gone" in change || change.over ? undefined : change.value;
		const moved = before?.incident !== after?.incident;
		if (before?.debt === after?.debt && !moved) continue;
		if (before && after && moved) anew.add(before.incident).add(after.incident);
		if (before?.debt && !grew(before.debt, after?.debt)) anew.add(before.incident);
		if (!after?.debt) continue;
		const { incident: id, debt } = after;
		const sum = owed.has(id) ? owed.get(id) : context.get("incident", id)?.owes;
		const known = moved ? 0 : (before?.debt?.count ?? 0);
		owed.set(id, withDebt(sum, { ...debt, count: debt.count - known }));
	}
	for (const id of anew) owed.set(id, owedBy(owingIn(context, id)));
	return owed;
}

/** Whether a debt is the same with more in it, due no later. */
function grew(before: Debt, after: Debt | undefined): boolean {
	if (!after || after.since !== before.since || after.count < before.count) return false;
	return (after.due ?? Number.POSITIVE_INFINITY) <= (before.due ?? Number.POSITIVE_INFINITY);
}

function withOwes(incident: Incident, owes: Owes | undefined): Incident {
	if (owes) return { ...incident, owes };
	const { owes: _before, ...rest } = incident;
	return rest;
}

function setTimer(context: StepContext, id: string): void {
	const incident = context.get("incident", id);
	const dueAt = incident?.owes?.dueAt;
	const timer = context.get("timer", timerOf(id));
	if (!incident || dueAt === undefined) {
		if (timer) context.dropTimer(timer.id);
		return;
	}
	if (timer?.dueAt === dueAt) return;
	context.setTimer(timerFor(incidentUnheard, { id: timerOf(id), dueAt, zone: incident.zone, data: { incident: id } }));
}

/** Whether something of the incident rings now; what is due, but on a shelf or under repair still, is due at the end of that. */
function isDue(context: StepContext, id: string): boolean {
	let rings = false;
	let moved = false;
	for (const alarm of owingIn(context, id)) {
		const { debt } = alarm;
		if (debt.due === undefined || debt.due > context.now) continue;
		const bypass = context.ringsThrough.has(alarm.id) ? undefined : standingBypass(context, alarm, classOf(alarm));
		if (bypass && bypass.until > context.now) {
			const { quietBy: _sooner, ...rest } = debt;
			context.keepAlarm({ ...alarm, debt: { ...rest, due: bypass.until, because: bypass.row } });
			moved = true;
		} else rings = true;
	}
	const incident = context.get("incident", id);
	if (moved && !rings && incident) context.keepIncident(withOwes(incident, owedBy(owingIn(context, id))));
	return rings;
}

/** Something of an incident is due: it rings. */
export const onIncidentUnheard = onEntry(incidentUnheard, (context, { incident: id }) => {
	const owes = context.get("incident", id)?.owes;
	if (owes) context.due.add(id);
	context.because(owes ? { because: "rings-again", incident: id, rule: RULE } : { because: "timer-void", rule: RULE });
});

function timerOf(incident: string): string {
	return `${incident}.unheard`;
}
