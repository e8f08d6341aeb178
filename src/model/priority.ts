import type { Words } from "./words.ts";

/** How soon a person has to take it; the first is the most urgent. */
export const PRIORITIES = ["critical", "high", "medium", "low"] as const;

export type Priority = (typeof PRIORITIES)[number];

/** The same for people. */
export const PRIORITY_WORDS = {
	critical: { en: "Critical", "zh-CN": "特急" },
	high: { en: "High", "zh-CN": "紧急" },
	medium: { en: "Medium", "zh-CN": "一般" },
	low: { en: "Low", "zh-CN": "提示" },
} as const satisfies Readonly<Record<Priority, Words>>;

/** 0 for critical … 3 for low, so that the smaller number is the more urgent. */
export function urgency(priority: Priority): number {
	return PRIORITIES.indexOf(priority);
}

/** The more urgent of the two. */
export function higher(a: Priority, b: Priority): Priority {
	return urgency(a) <= urgency(b) ? a : b;
}
