import { plan } from "../../model/objects/plan.ts";
import { type PlanShape, planShape, presentPlan } from "../patrol-shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const ALL = [
	...["id", "rev", "route", "at", "days", "shift", "posts", "since", "by", "predictability"],
] as const satisfies Fields<PlanShape>;

/** When guards walk is for whoever plans or watches it. */
export const shownPlan = defineShown(plan, {
	shape: planShape,
	present: presentPlan,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL },
});
