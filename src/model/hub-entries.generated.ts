// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { arriveOverdue } from "./entries/arrive-overdue.ts";
import { dispatchUnanswered } from "./entries/dispatch-unanswered.ts";
import { waitOver } from "./entries/wait-over.ts";

/** Every entry of the hub's own that is said once. */
export const HUB_ENTRIES = [
	arriveOverdue,
	dispatchUnanswered,
	waitOver,
] as const;
