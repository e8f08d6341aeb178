// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { onArriveOverdue, onDispatchUnanswered } from "./incident/dispatched.ts";
import { onWaitOver } from "./incident/waiting.ts";

/** What follows from each entry of the hub's own. */
export const ENTRY_HANDLERS = [
	onArriveOverdue,
	onDispatchUnanswered,
	onWaitOver,
] as const;
