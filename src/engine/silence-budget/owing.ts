import type { Alarm } from "../../model/alarm.ts";
import { higher } from "../../model/priority.ts";
import type { Owes } from "../../model/silence-budget.ts";
import { inOrder } from "../kernel/id-index.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** An alarm of which something was not heard. */
export type Owing = Alarm & { readonly debt: NonNullable<Alarm["debt"]> };

/** The alarms of an incident that owe, changes of this entry included, in the order of their seqs. */
export function owingIn(context: StepContext, incident: string): readonly Owing[] {
	const ids = new Set(context.state.owing.get(incident));
	for (const change of context.changed("alarm")) {
		if ("value" in change && change.value.incident === incident) ids.add(change.id);
	}
	return inOrder(ids).flatMap((id) => {
		const alarm = context.get("alarm", id);
		return alarm && owes(alarm) && alarm.incident === incident ? [alarm] : [];
	});
}

function owes(alarm: Alarm): alarm is Owing {
	return alarm.debt !== undefined;
}

/** What is owed of both together. */
export function withDebt(sum: Owes | undefined, { since, count, strongest, because, due }: Owing["debt"]): Owes {
	if (!sum) return { since, count, strongest: strongest.priority, because, ...(due !== undefined && { dueAt: due }) };
	const sooner = due !== undefined && due < (sum.dueAt ?? Number.POSITIVE_INFINITY);
	const dueAt = sooner ? due : sum.dueAt;
	return {
		since: Math.min(since, sum.since),
		count: count + sum.count,
		strongest: higher(strongest.priority, sum.strongest),
		because: sooner ? because : sum.because,
		...(dueAt !== undefined && { dueAt }),
	};
}

/** What all of these owe together. */
export function owedBy(alarms: readonly Owing[]): Owes | undefined {
	return alarms.reduce<Owes | undefined>((sum, { debt }) => withDebt(sum, debt), undefined);
}
