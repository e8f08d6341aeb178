// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { onAcceptWatch, onInService, onOutOfService } from "./bypass/out-of-service.ts";
import { onConfirmShelving, onShelve, onUnshelve } from "./bypass/shelve.ts";
import { onBeginWalkTest, onConfirmTester, onEndWalkTest } from "./bypass/walk-test.ts";
import { onSeeIncident } from "./delivery/notify.ts";
import { onTestChannel } from "./delivery/test-channel.ts";
import { onBeginChainTest, onConfirmChainTest } from "./guard-room/chain-test.ts";
import { onChangeGuards } from "./guard-room/change-guards.ts";
import { onDisableUser } from "./guard-room/leaver.ts";
import { onEndOwnShift, onStartOwnShift } from "./guard-room/own-shift.ts";
import { onSetRoster, onSwapRoster } from "./guard-room/roster.ts";
import { onHandOver, onPresent, onSignOff, onSignOn, onTakeOverWatch } from "./guard-room/shift-actions.ts";
import { onReturnToWatch, onStandIn, onStepAway } from "./guard-room/stepping-away.ts";
import { onDispatchReceived, onDispatchSeen } from "./incident/dispatch-confirmed.ts";
import { onAcceptDispatch, onArrive, onDeclineDispatch, onEndDispatch } from "./incident/dispatched.ts";
import { onReport } from "./incident/reported.ts";
import { onCommand } from "./operator/command.ts";
import { onBeginDrill, onEndDrill } from "./operator/drill.ts";
import { onMessageReceived, onMessageSeen, onSendMessage } from "./operator/messages.ts";
import { onAcceptCheckin, onAllWell, onCheckIn } from "./patrol/check-in.ts";
import { onAssignFinding, onCloseFinding, onPictureFinding, onPressSos, onReportFinding } from "./patrol/finding.ts";
import { onEndPhone, onRegisterPhone } from "./patrol/phones.ts";
import { onAddRound, onAssignRound, onCancelRound, onExcuseRound, onHandOnRound } from "./patrol/round-actions.ts";
import { onDeletePlan, onDeleteRoute, onWritePlan, onWriteRoute } from "./patrol/routes-and-plans.ts";
import { onDeclareWeather, onEndWeather } from "./suppression/declared-weather.ts";

/** What the engine does with each action on anything but an incident. */
export const TARGET_HANDLERS = [
	onAcceptCheckin,
	onAcceptDispatch,
	onAcceptWatch,
	onAddRound,
	onAllWell,
	onArrive,
	onAssignFinding,
	onAssignRound,
	onBeginChainTest,
	onBeginDrill,
	onBeginWalkTest,
	onCancelRound,
	onChangeGuards,
	onCheckIn,
	onCloseFinding,
	onCommand,
	onConfirmChainTest,
	onConfirmShelving,
	onConfirmTester,
	onDeclareWeather,
	onDeclineDispatch,
	onDeletePlan,
	onDeleteRoute,
	onDisableUser,
	onDispatchReceived,
	onDispatchSeen,
	onEndDispatch,
	onEndDrill,
	onEndOwnShift,
	onEndPhone,
	onEndWalkTest,
	onEndWeather,
	onExcuseRound,
	onHandOnRound,
	onHandOver,
	onInService,
	onMessageReceived,
	onMessageSeen,
	onOutOfService,
	onPictureFinding,
	onPresent,
	onPressSos,
	onRegisterPhone,
	onReport,
	onReportFinding,
	onReturnToWatch,
	onSeeIncident,
	onSendMessage,
	onSetRoster,
	onShelve,
	onSignOff,
	onSignOn,
	onStandIn,
	onStartOwnShift,
	onStepAway,
	onSwapRoster,
	onTakeOverWatch,
	onTestChannel,
	onUnshelve,
	onWritePlan,
	onWriteRoute,
] as const;
