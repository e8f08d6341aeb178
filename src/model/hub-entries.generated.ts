// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { acknowledgeOverdue } from "./entries/acknowledge-overdue.ts";
import { actOverdue } from "./entries/act-overdue.ts";
import { arriveOverdue } from "./entries/arrive-overdue.ts";
import { channelBroken } from "./entries/channel-broken.ts";
import { channelFailed } from "./entries/channel-failed.ts";
import { channelWorks } from "./entries/channel-works.ts";
import { consoleAttended } from "./entries/console-attended.ts";
import { consoleUnattended } from "./entries/console-unattended.ts";
import { deliveryDead } from "./entries/delivery-dead.ts";
import { deliveryDelivered } from "./entries/delivery-delivered.ts";
import { deliveryEnded } from "./entries/delivery-ended.ts";
import { deliveryFailed } from "./entries/delivery-failed.ts";
import { deliveryForgotten } from "./entries/delivery-forgotten.ts";
import { deliveryRetryDue } from "./entries/delivery-retry-due.ts";
import { deliverySeen } from "./entries/delivery-seen.ts";
import { deliverySent } from "./entries/delivery-sent.ts";
import { deliveryWithdrawn } from "./entries/delivery-withdrawn.ts";
import { dispatchUnanswered } from "./entries/dispatch-unanswered.ts";
import { guardRoomAttended } from "./entries/guard-room-attended.ts";
import { guardRoomUnattended } from "./entries/guard-room-unattended.ts";
import { incidentToldOn } from "./entries/incident-told-on.ts";
import { incidentUntaken } from "./entries/incident-untaken.ts";
import { nobodySignedOn } from "./entries/nobody-signed-on.ts";
import { notReturned } from "./entries/not-returned.ts";
import { pageGone } from "./entries/page-gone.ts";
import { presenceAsked } from "./entries/presence-asked.ts";
import { presenceUnanswered } from "./entries/presence-unanswered.ts";
import { reliefLate } from "./entries/relief-late.ts";
import { reviewOverdue } from "./entries/review-overdue.ts";
import { snapshotAbsent } from "./entries/snapshot-absent.ts";
import { snapshotReceived } from "./entries/snapshot-received.ts";
import { stepOverdue } from "./entries/step-overdue.ts";
import { stepUnanswered } from "./entries/step-unanswered.ts";
import { userDisabled } from "./entries/user-disabled.ts";
import { waitOver } from "./entries/wait-over.ts";

/** Every entry of the hub's own that is said once. */
export const HUB_ENTRIES = [
	acknowledgeOverdue,
	actOverdue,
	arriveOverdue,
	channelBroken,
	channelFailed,
	channelWorks,
	consoleAttended,
	consoleUnattended,
	deliveryDead,
	deliveryDelivered,
	deliveryEnded,
	deliveryFailed,
	deliveryForgotten,
	deliveryRetryDue,
	deliverySeen,
	deliverySent,
	deliveryWithdrawn,
	dispatchUnanswered,
	guardRoomAttended,
	guardRoomUnattended,
	incidentToldOn,
	incidentUntaken,
	nobodySignedOn,
	notReturned,
	pageGone,
	presenceAsked,
	presenceUnanswered,
	reliefLate,
	reviewOverdue,
	snapshotAbsent,
	snapshotReceived,
	stepOverdue,
	stepUnanswered,
	userDisabled,
	waitOver,
] as const;
