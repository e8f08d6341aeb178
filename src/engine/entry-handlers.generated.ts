// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { onArriveOverdue, onDispatchUnanswered } from "./incident/dispatched.ts";
import { onReviewOverdue } from "./incident/history.ts";
import { onAcknowledgeOverdue, onActOverdue } from "./incident/overdue.ts";
import { onStepOverdue, onStepUnanswered } from "./incident/required-steps.ts";
import { onSnapshotAbsent, onSnapshotReceived } from "./incident/snapshots.ts";
import { onWaitOver } from "./incident/waiting.ts";

/** What follows from each entry of the hub's own. */
export const ENTRY_HANDLERS = [
	onAcknowledgeOverdue,
	onActOverdue,
	onArriveOverdue,
	onDispatchUnanswered,
	onReviewOverdue,
	onSnapshotAbsent,
	onSnapshotReceived,
	onStepOverdue,
	onStepUnanswered,
	onWaitOver,
] as const;
