// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { acknowledgeOverdue } from "./entries/acknowledge-overdue.ts";
import { actOverdue } from "./entries/act-overdue.ts";
import { arriveOverdue } from "./entries/arrive-overdue.ts";
import { dispatchUnanswered } from "./entries/dispatch-unanswered.ts";
import { reviewOverdue } from "./entries/review-overdue.ts";
import { snapshotAbsent } from "./entries/snapshot-absent.ts";
import { snapshotReceived } from "./entries/snapshot-received.ts";
import { stepOverdue } from "./entries/step-overdue.ts";
import { stepUnanswered } from "./entries/step-unanswered.ts";
import { waitOver } from "./entries/wait-over.ts";

/** Every entry of the hub's own that is said once. */
export const HUB_ENTRIES = [
	acknowledgeOverdue,
	actOverdue,
	arriveOverdue,
	dispatchUnanswered,
	reviewOverdue,
	snapshotAbsent,
	snapshotReceived,
	stepOverdue,
	stepUnanswered,
	waitOver,
] as const;
