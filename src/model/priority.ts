/** How soon a person has to take it; the first is the most urgent. */
export const PRIORITIES = ["critical", "high", "medium", "low"] as const;

export type Priority = (typeof PRIORITIES)[number];

/** 0 for critical … 3 for low, so that the smaller number is the more urgent. */
export function urgency(priority: Priority): number {
	return PRIORITIES.indexOf(priority);
}

/** The more urgent of the two. */
export function higher(a: Priority, b: Priority): Priority {
	return urgency(a) <= urgency(b) ? a : b;
}
