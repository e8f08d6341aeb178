import { higher, urgency } from "../../model/priority.ts";
import type { Strength } from "../../model/silence-budget.ts";

/** Whether `one` says more than `other`: a higher priority, or more of what the kind counts. */
export function stronger(one: Strength, other: Strength): boolean {
	return urgency(one.priority) < urgency(other.priority) || one.severity > other.severity;
}

/** The most of both. */
export function strongest(one: Strength, other: Strength | undefined): Strength {
	if (!other) return one;
	return { priority: higher(one.priority, other.priority), severity: Math.max(one.severity, other.severity) };
}
