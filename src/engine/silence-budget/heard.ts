import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import type { Work } from "../kernel/step-context.ts";
import { leftOf } from "./came.ts";
import { noteSilence } from "./longest.ts";
import { type Owing, owingIn } from "./owing.ts";
import { classOf, nextRing } from "./pace.ts";

/** What a person who saw the incident at `rev` takes: debts at or below it go, the others are due by their pace. */
export function heard(work: Work, incident: Incident, rev: number): void {
	for (const alarm of owingIn(work, incident.id)) {
		const { debt: before, ...rest } = alarm;
		const debt = leftOf(before, (one) => one.rev > rev);
		if (debt?.count !== before.count && before.due !== undefined) noteSilence(work, before);
		if (!debt) {
			work.keepAlarm({ ...rest, acknowledged: true });
			continue;
		}
		const is = classOf(alarm);
		if (!is) {
			work.keepAlarm({ ...alarm, debt });
			continue;
		}
		const due = Math.min(debt.due ?? Number.POSITIVE_INFINITY, nextRing(work, alarm, is));
		work.keepAlarm({ ...alarm, debt: { ...debt, due } });
	}
}

/** The alarms of which somebody who saw the incident at `rev` has not heard all, with what they have not. */
export function unheardAbove(work: Work, incident: Incident, rev: number): readonly Owing[] {
	return owingIn(work, incident.id).flatMap((alarm) => {
		const debt = leftOf(alarm.debt, (one) => one.rev > rev);
		return debt ? [{ ...alarm, debt }] : [];
	});
}

/** A debt that somebody has answered for: the alarm without it. */
export function answered({ debt: _heard, suppressed: _quiet, ...alarm }: Alarm): Alarm {
	return { ...alarm, acknowledged: true };
}
