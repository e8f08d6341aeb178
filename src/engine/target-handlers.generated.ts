// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { onAcceptWatch, onInService, onOutOfService } from "./bypass/out-of-service.ts";
import { onConfirmShelving, onShelve, onUnshelve } from "./bypass/shelve.ts";
import { onBeginWalkTest, onConfirmTester, onEndWalkTest } from "./bypass/walk-test.ts";
import { onChangeGuards } from "./guard-room/change-guards.ts";
import { onDisableUser } from "./guard-room/leaver.ts";
import { onSetRoster, onSwapRoster } from "./guard-room/roster.ts";
import { onHandOver, onPresent, onSignOff, onSignOn, onTakeOverWatch } from "./guard-room/shift-actions.ts";
import { onReturnToWatch, onStandIn, onStepAway } from "./guard-room/stepping-away.ts";
import { onAcceptDispatch, onArrive, onDeclineDispatch, onEndDispatch } from "./incident/dispatched.ts";
import { onReport } from "./incident/reported.ts";
import { onCommand } from "./operator/command.ts";
import { onBeginDrill, onEndDrill } from "./operator/drill.ts";
import { onDeclareWeather, onEndWeather } from "./suppression/declared-weather.ts";

/** What the engine does with each action on anything but an incident. */
export const TARGET_HANDLERS = [
	onAcceptDispatch,
	onAcceptWatch,
	onArrive,
	onBeginDrill,
	onBeginWalkTest,
	onChangeGuards,
	onCommand,
	onConfirmShelving,
	onConfirmTester,
	onDeclareWeather,
	onDeclineDispatch,
	onDisableUser,
	onEndDispatch,
	onEndDrill,
	onEndWalkTest,
	onEndWeather,
	onHandOver,
	onInService,
	onOutOfService,
	onPresent,
	onReport,
	onReturnToWatch,
	onSetRoster,
	onShelve,
	onSignOff,
	onSignOn,
	onStandIn,
	onStepAway,
	onSwapRoster,
	onTakeOverWatch,
	onUnshelve,
] as const;
