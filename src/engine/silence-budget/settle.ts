import { incidentUnheard } from "../../model/entries/incident-unheard.ts";
import type { Incident } from "../../model/incident.ts";
import type { Debt, Owes } from "../../model/silence-budget.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { Work } from "../kernel/step-context.ts";
import { standingBypass } from "./bypass.ts";
import { owedBy, owingIn, withDebt } from "./owing.ts";
import { classOf } from "./pace.ts";
import { ring } from "./ring.ts";

const RULE = "settings.silence";

/**
 * Brings what incidents owe into line with the debts of their alarms that this entry changed, and rings what is due. Call it
 * once all else is judged.
 */
export function settleDebts(work: Work): void {
	for (const [id, owes] of owedNow(work)) {
		const incident = work.get("incident", id);
		if (incident) work.keepIncident(withOwes(incident, owes));
	}
	for (const id of work.news) {
		const incident = work.get("incident", id);
		if (incident) work.keepIncident({ ...incident, news: work.entry.seq });
	}
	const rings = new Set(work.rings);
	const due = new Set(work.due);
	for (const change of work.changed("incident")) {
		if ("gone" in change || change.over) continue;
		if ((change.value.owes?.dueAt ?? Number.POSITIVE_INFINITY) <= work.now) due.add(change.id);
	}
	for (const id of due) if (!rings.has(id) && isDue(work, id)) rings.add(id);
	for (const id of rings) ring(work, id);
	for (const change of work.changed("incident")) setTimer(work, change.id);
}

/** What each incident owes whose alarms this entry has changed: the sum as it was and what came, or counted anew. */
function owedNow(work: Work): ReadonlyMap<string, Owes | undefined> {
	const came = new Map<string, [Debt | undefined, Debt][]>();
	const anew = new Set<string>();
	for (const change of work.changed("alarm")) {
		const before = work.state.alarm.get(change.id);
		const after = "gone" in change || change.over ? undefined : change.value;
		if (before?.debt === after?.debt && before?.incident === after?.incident) continue;
		if (before && after && before.incident !== after.incident) anew.add(before.incident).add(after.incident);
		if (before?.debt && !grew(before.debt, after?.debt)) anew.add(before.incident);
		if (!after?.debt) continue;
		const all = came.get(after.incident) ?? [];
		all.push([before?.incident === after.incident ? before.debt : undefined, after.debt]);
		came.set(after.incident, all);
	}
	const owed = new Map<string, Owes | undefined>();
	for (const [id, debts] of came) if (!anew.has(id)) owed.set(id, added(work.get("incident", id)?.owes, debts));
	for (const id of anew) owed.set(id, owedBy(owingIn(work, id)));
	return owed;
}

/** Whether a debt is the same with more in it, due no later. */
function grew(before: Debt, after: Debt | undefined): boolean {
	if (!after || after.since !== before.since || after.count < before.count) return false;
	return (after.due ?? Number.POSITIVE_INFINITY) <= (before.due ?? Number.POSITIVE_INFINITY);
}

function added(sum: Owes | undefined, debts: readonly [Debt | undefined, Debt][]): Owes | undefined {
	return debts.reduce<Owes | undefined>(
		(all, [before, after]) => withDebt(all, { ...after, count: after.count - (before?.count ?? 0) }),
		sum,
	);
}

function withOwes({ owes: _before, ...incident }: Incident, owes: Owes | undefined): Incident {
	return owes ? { ...incident, owes } : incident;
}

function setTimer(work: Work, id: string): void {
	const incident = work.get("incident", id);
	const dueAt = incident?.owes?.dueAt;
	const timer = work.get("timer", timerOf(id));
	if (!incident || dueAt === undefined) {
		if (timer) work.dropTimer(timer.id);
		return;
	}
	if (timer?.dueAt === dueAt) return;
	work.setTimer(timerFor(incidentUnheard, { id: timerOf(id), dueAt, zone: incident.zone, data: { incident: id } }));
}

/** Whether something of the incident rings now; what is due, but on a shelf or under repair still, is due at the end of that. */
function isDue(work: Work, id: string): boolean {
	let rings = false;
	let moved = false;
	for (const alarm of owingIn(work, id)) {
		const { debt } = alarm;
		if (debt.due === undefined || debt.due > work.now) continue;
		const bypass = work.ringsThrough.has(alarm.id) ? undefined : standingBypass(work, alarm, classOf(alarm));
		if (bypass && bypass.until > work.now) {
			const { quietBy: _sooner, ...rest } = debt;
			work.keepAlarm({ ...alarm, debt: { ...rest, due: bypass.until, because: bypass.row } });
			moved = true;
		} else rings = true;
	}
	const incident = work.get("incident", id);
	if (moved && !rings && incident) work.keepIncident(withOwes(incident, owedBy(owingIn(work, id))));
	return rings;
}

/** Something of an incident is due: it rings. */
export const onIncidentUnheard = onEntry(incidentUnheard, (work, { incident: id }) => {
	const owes = work.get("incident", id)?.owes;
	if (owes) work.due.add(id);
	work.because(owes ? { because: "rings-again", incident: id, rule: RULE } : { because: "timer-void", rule: RULE });
});

function timerOf(incident: string): string {
	return `${incident}.unheard`;
}
