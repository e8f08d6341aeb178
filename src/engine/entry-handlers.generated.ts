// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { onChannelBroken, onChannelFailed, onChannelWorks } from "./delivery/channel.ts";
import { onDeliveryDead, onDeliveryDelivered, onDeliveryEnded, onDeliveryFailed, onDeliveryForgotten, onDeliveryRetryDue, onDeliverySeen, onDeliverySent, onDeliveryWithdrawn } from "./delivery/delivered.ts";
import { onConsoleAttended, onConsoleUnattended, onPageGone } from "./guard-room/console-attended.ts";
import { onIncidentToldOn, onIncidentUntaken } from "./guard-room/escalation.ts";
import { onUserDisabled } from "./guard-room/leaver.ts";
import { onPresenceAsked, onPresenceUnanswered } from "./guard-room/presence-check.ts";
import { onReliefLate } from "./guard-room/shift.ts";
import { onNobodySignedOn } from "./guard-room/staffed.ts";
import { onNotReturned } from "./guard-room/stepping-away.ts";
import { onGuardRoomAttended, onGuardRoomUnattended } from "./guard-room/unattended.ts";
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
	onChannelBroken,
	onChannelFailed,
	onChannelWorks,
	onConsoleAttended,
	onConsoleUnattended,
	onDeliveryDead,
	onDeliveryDelivered,
	onDeliveryEnded,
	onDeliveryFailed,
	onDeliveryForgotten,
	onDeliveryRetryDue,
	onDeliverySeen,
	onDeliverySent,
	onDeliveryWithdrawn,
	onDispatchUnanswered,
	onGuardRoomAttended,
	onGuardRoomUnattended,
	onIncidentToldOn,
	onIncidentUntaken,
	onNobodySignedOn,
	onNotReturned,
	onPageGone,
	onPresenceAsked,
	onPresenceUnanswered,
	onReliefLate,
	onReviewOverdue,
	onSnapshotAbsent,
	onSnapshotReceived,
	onStepOverdue,
	onStepUnanswered,
	onUserDisabled,
	onWaitOver,
] as const;
