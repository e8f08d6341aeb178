import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import type { Debt } from "../../model/silence-budget.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { leftOf } from "./came.ts";
import { noteSilence, quietAsBefore } from "./longest.ts";
import { type Owing, owingIn } from "./owing.ts";
import { classOf, nextRing } from "./pace.ts";

/** What a person who saw the incident at `rev` takes: debts at or below it go, the others are due by their pace. */
export function heard(context: StepContext, incident: Incident, rev: number): void {
	for (const alarm of owingIn(context, incident.id)) {
		const { debt: before, ...rest } = alarm;
		const debt = leftOf(before, (one) => one.rev > rev);
		if (debt?.count !== before.count && before.due !== undefined) noteSilence(context, before);
		if (!debt) {
			context.keepAlarm({ ...rest, acknowledged: true });
			continue;
		}
		const is = classOf(alarm);
		if (!is) {
			context.keepAlarm({ ...alarm, debt });
			continue;
		}
		context.keepAlarm({ ...alarm, debt: stillOwed(context, debt, nextRing(context, alarm, is)) });
	}
}

/** What sounded until somebody took it, and is not heard, is quiet from now on, by its pace; what waits already waits no longer. */
function stillOwed(context: StepContext, debt: Debt, { row, due }: ReturnType<typeof nextRing>): Debt {
	if (debt.due !== undefined && debt.due <= due) return debt;
	const { quietBy: _other, ...rest } = debt;
	const quiet = debt.quietSince === undefined ? { quietSince: context.now } : quietAsBefore(debt, row);
	return { ...rest, because: row, due, ...quiet };
}

/** The alarms of which somebody who saw the incident at `rev` has not heard all, with what they have not. */
export function unheardAbove(context: StepContext, incident: Incident, rev: number): readonly Owing[] {
	return owingIn(context, incident.id).flatMap((alarm) => {
		const debt = leftOf(alarm.debt, (one) => one.rev > rev);
		return debt ? [{ ...alarm, debt }] : [];
	});
}

/** A debt that somebody has answered for: the alarm without it. */
export function answered({ debt: _heard, suppressed: _quiet, ...alarm }: Alarm): Alarm {
	return { ...alarm, acknowledged: true };
}
