import type { Round } from "../../model/objects/round.ts";
import { DESK_POST } from "../../model/roster-pattern.ts";
import { rosterAt } from "../../model/rostered.ts";
import type { OnDuty } from "../../model/shift.ts";
import { runningShift } from "../guard-room/shift.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { isOpen, walkedBy } from "./round.ts";

/** The guard as the watch that runs knows them; undefined: not on duty. */
export function dutyOf(context: StepContext, guard: string): OnDuty | undefined {
	return runningShift(context)?.guards.find((one) => one.guard === guard);
}

/**
 * Whoever is there for the round at posts that walk it; of one without a plan, at any post that may be left: those whom the
 * watch that runs was entered with, if it is of the round's shift; where nobody was entered, those whom the roster names for
 * then. Nobody: there is no roster either, or it names none, and whoever checks in walks it.
 */
export function patrollers(
	context: StepContext,
	{ plan: id, startsAt = context.now }: Partial<Pick<Round, "plan" | "startsAt">>,
): readonly OnDuty[] {
	const plan = context.get("plan", id ?? "");
	const walks = ({ post, fixed }: OnDuty) => (plan ? plan.posts.includes(post) : !fixed);
	const shift = runningShift(context);
	const entered = shift?.guards ?? [];
	if (entered.length > 0 && (!plan || shift?.plan === plan.shift)) return entered.filter(walks);
	const rostered = rosteredAt(context, startsAt).filter(walks);
	return rostered.length > 0 ? rostered : entered.filter(walks);
}

/** Whom the roster names for an instant, as they would be entered on duty. */
function rosteredAt({ site, state }: StepContext, at: number): readonly OnDuty[] {
	const row = rosterAt({ site, changes: state.roster }, at);
	return (row?.posts ?? []).map(({ guard, post }) => {
		const fixed = post === DESK_POST || row?.shift.fixed?.includes(post);
		return { guard, post, ...(fixed && { fixed: true }) };
	});
}

/**
 * Who walks a round that begins: of those at its posts one who has no other then, free before busy, and of these the one
 * whose last round began longest ago. Undefined: nobody is there for it.
 */
export function assignee(context: StepContext, round: Round): string | undefined {
	const free = patrollers(context, round).filter(({ guard }) => !isWalking(context, guard, round));
	const rank = ({ guard, incident, busy }: OnDuty) => [
		incident === undefined && !busy ? 0 : 1,
		context.get("memory", walkedBy(guard))?.walked?.at(-1)?.from ?? 0,
	];
	const [first] = free
		.map((one) => ({ one, rank: rank(one) }))
		.sort((a, b) => (a.rank[0] ?? 0) - (b.rank[0] ?? 0) || (a.rank[1] ?? 0) - (b.rank[1] ?? 0));
	return first?.one.guard;
}

/** Whether the guard has another round at that time. */
function isWalking(context: StepContext, guard: string, { id, startsAt, endsBy }: Round): boolean {
	for (const other of context.state.round.keys()) {
		const round = context.get("round", other);
		if (!round || round.id === id || round.guard !== guard || !isOpen(round)) continue;
		if (round.startsAt < endsBy && startsAt < round.endsBy) return true;
	}
	return false;
}
