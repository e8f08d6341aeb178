import type { Reach } from "../../../../model/reach.ts";

/** How a guard is told that they are sent: by the hub on their phone, or by the operator's own voice. */
export type Way = "phone" | "radio";
export const WAYS: readonly Way[] = ["phone", "radio"];

/** What the choice of a phone says: whether one can be reached, and how; of a guard who was not proposed that is not known. */
export type PhoneWords = "way.phone" | `way.phone.${Reach}`;

/**
 * The way that reaches this guard, which is marked until the operator marks another: a phone that nothing reaches rings
 * nobody, however long Enter is held.
 */
export function wayTo(reach: Reach | undefined): Way {
	return reach === "radio" ? "radio" : "phone";
}

export function phoneWords(reach: Reach | undefined): PhoneWords {
	return reach === undefined ? "way.phone" : `way.phone.${reach}`;
}
