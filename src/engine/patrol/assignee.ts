import type { Round } from "../../model/objects/round.ts";
import type { OnDuty } from "../../model/shift.ts";
import { runningShift } from "../guard-room/shift.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { isOpen, walkedBy } from "./round.ts";

/** The guard as the watch that runs knows them; undefined: not on duty. */
export function dutyOf(context: StepContext, guard: string): OnDuty | undefined {
	return runningShift(context)?.guards.find((one) => one.guard === guard);
}

/** Whoever is on duty at posts that walk the round; of one without a plan, at any post that may be left. */
export function patrollers(context: StepContext, { plan: id }: Pick<Round, "plan">): readonly OnDuty[] {
	const plan = context.get("plan", id ?? "");
	const guards = runningShift(context)?.guards ?? [];
	return guards.filter(({ post, fixed }) => (plan ? plan.posts.includes(post) : !fixed));
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
