import type { StepContext } from "../kernel/step-context.ts";
import { setTimers } from "./round.ts";

/** The hub's clock was set: rounds begin and end by the right time, as they were planned. */
export function roundsByClock(context: StepContext): void {
	for (const id of context.state.round.keys()) {
		const round = context.get("round", id);
		if (round) setTimers(context, round);
	}
}
