import type { z } from "zod";
import type { Problem } from "../../model/problem.ts";
import type { Shift } from "../../model/shift.ts";
import { type Entered, onTarget, type TargetHandler } from "../kernel/action.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { runningShift } from "./shift.ts";

/** What can be done about the watch, by the state it is in. */
const ALLOWED = {
	"nobody-on": ["sign-on"],
	on: ["sign-off", "hand-over", "take-over", "step-away", "guards", "present"],
	"handed-over": ["sign-off", "hand-over", "take-over", "step-away", "guards", "present"],
	"stepping-away": ["step-away/accept", "return", "hand-over", "take-over", "sign-off", "guards", "present"],
	away: ["return", "hand-over", "take-over", "sign-off", "guards", "present"],
} as const;

type WatchState = keyof typeof ALLOWED;

function stateOf(shift: Shift | undefined): WatchState {
	if (!shift) return "nobody-on";
	if (shift.away) return shift.away.acceptedAt === undefined ? "stepping-away" : "away";
	return shift.handOver ? "handed-over" : "on";
}

/** Not possible as the watch stands. */
export function wrongState(shift: Shift | undefined, detail: string): Problem {
	const state = stateOf(shift);
	return { code: "wrong-state", detail, state, allowed: ALLOWED[state] };
}

/** Carries out one action on the shift that runs. */
export function onShift<Type extends string, Data extends z.ZodType>(
	action: Entered<Type, Data>,
	carryOut: (context: StepContext, shift: Shift, data: z.output<Data>) => Problem | undefined,
): TargetHandler<Type> {
	return onTarget(action, (context, said) => {
		const shift = runningShift(context);
		if (!shift) return wrongState(undefined, "nobody is signed on; sign on first");
		const problem = carryOut(context, shift, said);
		if (!problem) context.because({ because: "acted", rule: context.entry.type });
		return problem;
	});
}
