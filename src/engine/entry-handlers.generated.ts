// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { onDelayPassed } from "./alarm/brought-forward.ts";
import { onEpisodeOver } from "./alarm/episode.ts";
import { onMomentPassed } from "./alarm/momentary.ts";
import { onScheduleTurned } from "./alarm/schedule-turn.ts";
import { onScheduleBegan } from "./alarm/schedule.ts";
import { onOutOfServiceEnded } from "./bypass/out-of-service.ts";
import { onShelveEnded } from "./bypass/shelve.ts";
import { onWalkTestEnded } from "./bypass/walk-test.ts";
import { onConfigurationChanged } from "./configuration.ts";
import { onSplitOff } from "./correlation/split.ts";
import { onChannelBroken, onChannelFailed, onChannelWorks } from "./delivery/channel.ts";
import { onDeliveryDead, onDeliveryDelivered, onDeliveryEnded, onDeliveryFailed, onDeliveryForgotten, onDeliveryRetryDue, onDeliverySeen, onDeliverySent, onDeliveryWithdrawn } from "./delivery/delivered.ts";
import { onChannelTestAsked } from "./delivery/test-channel.ts";
import { onClockSet } from "./epoch.ts";
import { onChainTestBegan } from "./guard-room/chain-test-due.ts";
import { onChainTestNext, onChainTestTold, onChainTestUnconfirmed } from "./guard-room/chain-test.ts";
import { onConsoleAttended, onConsoleUnattended, onPageGone } from "./guard-room/console-attended.ts";
import { onIncidentEscalated, onIncidentUntaken } from "./guard-room/escalation.ts";
import { onGuardsDue, onGuardsMissing } from "./guard-room/guards-due.ts";
import { onUserDisabled } from "./guard-room/leaver.ts";
import { onPresenceAsked, onPresenceUnanswered } from "./guard-room/presence-check.ts";
import { onReliefLate } from "./guard-room/shift.ts";
import { onNobodySignedOn } from "./guard-room/staffed.ts";
import { onNotReturned } from "./guard-room/stepping-away.ts";
import { onGuardRoomAttended, onGuardRoomUnattended } from "./guard-room/unattended.ts";
import { onHubStarted } from "./hub-started.ts";
import { onArriveOverdue, onDispatchUnanswered } from "./incident/dispatched.ts";
import { onReviewOverdue } from "./incident/history.ts";
import { onAcknowledgeOverdue, onActOverdue } from "./incident/overdue.ts";
import { onStepOverdue, onStepUnanswered } from "./incident/required-steps.ts";
import { onSnapshotAbsent, onSnapshotReceived } from "./incident/snapshots.ts";
import { onWaitOver } from "./incident/waiting.ts";
import { onDrillEnded, onDrillEvent } from "./operator/drill.ts";
import { onMessageOver } from "./operator/messages.ts";
import { onAlarmStillActive, onIncidentStillActive, onUnheardAtReset } from "./operator/resolve.ts";
import { onFindingProposed } from "./patrol/finding.ts";
import { onPersonDuress } from "./patrol/person-duress.ts";
import { onPatrolDay, onRoundPlanned } from "./patrol/plan-day.ts";
import { onGuardSilent, onRoundDue, onRoundNotStarted, onRoundStopOverdue, onRoundStopsMissed } from "./patrol/timers.ts";
import { onMultipleBreach } from "./perimeter/multiple-breach.ts";
import { onProtectionLost, onProtectionRestored, onWallReconfirm } from "./perimeter/protection-lost.ts";
import { onEngineFailed } from "./reports/engine-failed.ts";
import { onFeedLost } from "./reports/feed.ts";
import { onGatewayLost, onGatewayOnline } from "./reports/gateway.ts";
import { onHubBlind, onHubSighted } from "./reports/hub-blind.ts";
import { onUploadSettled } from "./reports/late.ts";
import { onDeviceLost, onDeviceOnline } from "./reports/presence.ts";
import { onTooManyParts } from "./reports/report-meaning.ts";
import { onReportUnreadable } from "./reports/unreadable.ts";
import { onFloodChecked } from "./silence-budget/flood.ts";
import { onIncidentUnheard } from "./silence-budget/settle.ts";
import { onWeatherPassed } from "./suppression/declared-weather.ts";

/** What follows from each entry of the hub's own. */
export const ENTRY_HANDLERS = [
	onAcknowledgeOverdue,
	onActOverdue,
	onAlarmStillActive,
	onArriveOverdue,
	onChainTestBegan,
	onChainTestNext,
	onChainTestTold,
	onChainTestUnconfirmed,
	onChannelBroken,
	onChannelFailed,
	onChannelTestAsked,
	onChannelWorks,
	onClockSet,
	onConfigurationChanged,
	onConsoleAttended,
	onConsoleUnattended,
	onDelayPassed,
	onDeliveryDead,
	onDeliveryDelivered,
	onDeliveryEnded,
	onDeliveryFailed,
	onDeliveryForgotten,
	onDeliveryRetryDue,
	onDeliverySeen,
	onDeliverySent,
	onDeliveryWithdrawn,
	onDeviceLost,
	onDeviceOnline,
	onDispatchUnanswered,
	onDrillEnded,
	onDrillEvent,
	onEngineFailed,
	onEpisodeOver,
	onFeedLost,
	onFindingProposed,
	onFloodChecked,
	onGatewayLost,
	onGatewayOnline,
	onGuardRoomAttended,
	onGuardRoomUnattended,
	onGuardSilent,
	onGuardsDue,
	onGuardsMissing,
	onHubBlind,
	onHubSighted,
	onHubStarted,
	onIncidentEscalated,
	onIncidentStillActive,
	onIncidentUnheard,
	onIncidentUntaken,
	onMessageOver,
	onMomentPassed,
	onMultipleBreach,
	onNobodySignedOn,
	onNotReturned,
	onOutOfServiceEnded,
	onPageGone,
	onPatrolDay,
	onPersonDuress,
	onPresenceAsked,
	onPresenceUnanswered,
	onProtectionLost,
	onProtectionRestored,
	onReliefLate,
	onReportUnreadable,
	onReviewOverdue,
	onRoundDue,
	onRoundNotStarted,
	onRoundPlanned,
	onRoundStopOverdue,
	onRoundStopsMissed,
	onScheduleBegan,
	onScheduleTurned,
	onShelveEnded,
	onSnapshotAbsent,
	onSnapshotReceived,
	onSplitOff,
	onStepOverdue,
	onStepUnanswered,
	onTooManyParts,
	onUnheardAtReset,
	onUploadSettled,
	onUserDisabled,
	onWaitOver,
	onWalkTestEnded,
	onWallReconfirm,
	onWeatherPassed,
] as const;
