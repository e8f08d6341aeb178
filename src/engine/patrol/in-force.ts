import type { Plan } from "../../model/objects/plan.ts";
import type { Route } from "../../model/objects/route.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** All routes, or plans, as they are in force with this entry, by their ids. */
export function inForce(context: StepContext, kind: "route"): readonly Route[];
export function inForce(context: StepContext, kind: "plan"): readonly Plan[];
export function inForce(context: StepContext, kind: "route" | "plan"): readonly (Route | Plan)[] {
	const ids = new Set([...context.state[kind].keys(), ...context.changed(kind).map(({ id }) => id)]);
	return [...ids].sort().flatMap((id) => context.get(kind, id) ?? []);
}
