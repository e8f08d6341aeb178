// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { acknowledgeOverdue } from "./entries/acknowledge-overdue.ts";
import { actOverdue } from "./entries/act-overdue.ts";
import { alarmStillActive } from "./entries/alarm-still-active.ts";
import { arriveOverdue } from "./entries/arrive-overdue.ts";
import { chainTestBegan } from "./entries/chain-test-began.ts";
import { chainTestNext } from "./entries/chain-test-next.ts";
import { chainTestTold } from "./entries/chain-test-told.ts";
import { chainTestUnconfirmed } from "./entries/chain-test-unconfirmed.ts";
import { channelBroken } from "./entries/channel-broken.ts";
import { channelFailed } from "./entries/channel-failed.ts";
import { channelTestAsked } from "./entries/channel-test-asked.ts";
import { channelWorks } from "./entries/channel-works.ts";
import { clockSet } from "./entries/clock-set.ts";
import { configurationChanged } from "./entries/configuration-changed.ts";
import { consoleAttended } from "./entries/console-attended.ts";
import { consoleUnattended } from "./entries/console-unattended.ts";
import { delayPassed } from "./entries/delay-passed.ts";
import { deliveryDead } from "./entries/delivery-dead.ts";
import { deliveryDelivered } from "./entries/delivery-delivered.ts";
import { deliveryEnded } from "./entries/delivery-ended.ts";
import { deliveryFailed } from "./entries/delivery-failed.ts";
import { deliveryForgotten } from "./entries/delivery-forgotten.ts";
import { deliveryRetryDue } from "./entries/delivery-retry-due.ts";
import { deliverySeen } from "./entries/delivery-seen.ts";
import { deliverySent } from "./entries/delivery-sent.ts";
import { deliveryWithdrawn } from "./entries/delivery-withdrawn.ts";
import { deviceLost } from "./entries/device-lost.ts";
import { deviceOnline } from "./entries/device-online.ts";
import { dispatchUnanswered } from "./entries/dispatch-unanswered.ts";
import { drillEnded } from "./entries/drill-ended.ts";
import { drillEvent } from "./entries/drill-event.ts";
import { engineFailed } from "./entries/engine-failed.ts";
import { episodeOver } from "./entries/episode-over.ts";
import { feedLost } from "./entries/feed-lost.ts";
import { findingProposed } from "./entries/finding-proposed.ts";
import { floodBegan } from "./entries/flood-began.ts";
import { floodChecked } from "./entries/flood-checked.ts";
import { floodEnded } from "./entries/flood-ended.ts";
import { gatewayLost } from "./entries/gateway-lost.ts";
import { gatewayOnline } from "./entries/gateway-online.ts";
import { guardRoomAttended } from "./entries/guard-room-attended.ts";
import { guardRoomUnattended } from "./entries/guard-room-unattended.ts";
import { guardSilent } from "./entries/guard-silent.ts";
import { guardsDue } from "./entries/guards-due.ts";
import { guardsMissing } from "./entries/guards-missing.ts";
import { hubBlind } from "./entries/hub-blind.ts";
import { hubSighted } from "./entries/hub-sighted.ts";
import { hubStarted } from "./entries/hub-started.ts";
import { incidentEscalated } from "./entries/incident-escalated.ts";
import { incidentStillActive } from "./entries/incident-still-active.ts";
import { incidentUnheard } from "./entries/incident-unheard.ts";
import { incidentUntaken } from "./entries/incident-untaken.ts";
import { messageOver } from "./entries/message-over.ts";
import { momentPassed } from "./entries/moment-passed.ts";
import { multipleBreach } from "./entries/multiple-breach.ts";
import { nobodySignedOn } from "./entries/nobody-signed-on.ts";
import { notReturned } from "./entries/not-returned.ts";
import { outOfServiceEnded } from "./entries/out-of-service-ended.ts";
import { pageGone } from "./entries/page-gone.ts";
import { patrolDay } from "./entries/patrol-day.ts";
import { personDuress } from "./entries/person-duress.ts";
import { presenceAsked } from "./entries/presence-asked.ts";
import { presenceUnanswered } from "./entries/presence-unanswered.ts";
import { protectionLost } from "./entries/protection-lost.ts";
import { protectionRestored } from "./entries/protection-restored.ts";
import { reliefLate } from "./entries/relief-late.ts";
import { reportUnreadable } from "./entries/report-unreadable.ts";
import { reviewOverdue } from "./entries/review-overdue.ts";
import { roundDue } from "./entries/round-due.ts";
import { roundNotStarted } from "./entries/round-not-started.ts";
import { roundPlanned } from "./entries/round-planned.ts";
import { roundStopOverdue } from "./entries/round-stop-overdue.ts";
import { roundStopsMissed } from "./entries/round-stops-missed.ts";
import { scheduleBegan } from "./entries/schedule-began.ts";
import { scheduleTurned } from "./entries/schedule-turned.ts";
import { shelveEnded } from "./entries/shelve-ended.ts";
import { snapshotAbsent } from "./entries/snapshot-absent.ts";
import { snapshotReceived } from "./entries/snapshot-received.ts";
import { splitOff } from "./entries/split-off.ts";
import { stepOverdue } from "./entries/step-overdue.ts";
import { stepUnanswered } from "./entries/step-unanswered.ts";
import { tooManyParts } from "./entries/too-many-parts.ts";
import { unheardAtReset } from "./entries/unheard-at-reset.ts";
import { uploadSettled } from "./entries/upload-settled.ts";
import { userDisabled } from "./entries/user-disabled.ts";
import { waitOver } from "./entries/wait-over.ts";
import { walkTestEnded } from "./entries/walk-test-ended.ts";
import { wallReconfirm } from "./entries/wall-reconfirm.ts";
import { weatherPassed } from "./entries/weather-passed.ts";

/** Every entry of the hub's own that is said once. */
export const HUB_ENTRIES = [
	acknowledgeOverdue,
	actOverdue,
	alarmStillActive,
	arriveOverdue,
	chainTestBegan,
	chainTestNext,
	chainTestTold,
	chainTestUnconfirmed,
	channelBroken,
	channelFailed,
	channelTestAsked,
	channelWorks,
	clockSet,
	configurationChanged,
	consoleAttended,
	consoleUnattended,
	delayPassed,
	deliveryDead,
	deliveryDelivered,
	deliveryEnded,
	deliveryFailed,
	deliveryForgotten,
	deliveryRetryDue,
	deliverySeen,
	deliverySent,
	deliveryWithdrawn,
	deviceLost,
	deviceOnline,
	dispatchUnanswered,
	drillEnded,
	drillEvent,
	engineFailed,
	episodeOver,
	feedLost,
	findingProposed,
	floodBegan,
	floodChecked,
	floodEnded,
	gatewayLost,
	gatewayOnline,
	guardRoomAttended,
	guardRoomUnattended,
	guardSilent,
	guardsDue,
	guardsMissing,
	hubBlind,
	hubSighted,
	hubStarted,
	incidentEscalated,
	incidentStillActive,
	incidentUnheard,
	incidentUntaken,
	messageOver,
	momentPassed,
	multipleBreach,
	nobodySignedOn,
	notReturned,
	outOfServiceEnded,
	pageGone,
	patrolDay,
	personDuress,
	presenceAsked,
	presenceUnanswered,
	protectionLost,
	protectionRestored,
	reliefLate,
	reportUnreadable,
	reviewOverdue,
	roundDue,
	roundNotStarted,
	roundPlanned,
	roundStopOverdue,
	roundStopsMissed,
	scheduleBegan,
	scheduleTurned,
	shelveEnded,
	snapshotAbsent,
	snapshotReceived,
	splitOff,
	stepOverdue,
	stepUnanswered,
	tooManyParts,
	unheardAtReset,
	uploadSettled,
	userDisabled,
	waitOver,
	walkTestEnded,
	wallReconfirm,
	weatherPassed,
] as const;
