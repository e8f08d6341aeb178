import type { StepContext } from "../kernel/step-context.ts";
import { keepPatrol, patrolOf, planRounds } from "./plan-day.ts";
import { dropRound, setTimers } from "./round.ts";

/**
 * The hub's clock was set. What has begun, and what a captain added, moved with it; rounds that a plan had laid down by the
 * wrong clock and that nobody has begun were never due: the plans are read anew by the right one.
 */
export function roundsByClock(context: StepContext): void {
	for (const id of context.state.round.keys()) {
		const round = context.get("round", id);
		if (!round) continue;
		if (round.plan !== undefined && round.startedAt === undefined) dropRound(context, round);
		else setTimers(context, round);
	}
	const patrol = patrolOf(context);
	if (Object.keys(patrol.planned).length === 0) return;
	keepPatrol(context, { ...patrol, planned: {} });
	planRounds(context);
}
