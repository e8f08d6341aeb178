// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { acceptDispatch } from "./actions/accept-dispatch.ts";
import { acceptWatch } from "./actions/accept-watch.ts";
import { arrive } from "./actions/arrive.ts";
import { beginDrill } from "./actions/begin-drill.ts";
import { beginWalkTest } from "./actions/begin-walk-test.ts";
import { changeGuards } from "./actions/change-guards.ts";
import { command } from "./actions/command.ts";
import { confirmShelving } from "./actions/confirm-shelving.ts";
import { confirmTester } from "./actions/confirm-tester.ts";
import { declareWeather } from "./actions/declare-weather.ts";
import { declineDispatch } from "./actions/decline-dispatch.ts";
import { endDispatch } from "./actions/end-dispatch.ts";
import { endDrill } from "./actions/end-drill.ts";
import { endWalkTest } from "./actions/end-walk-test.ts";
import { endWeather } from "./actions/end-weather.ts";
import { handOver } from "./actions/hand-over.ts";
import { inService } from "./actions/in-service.ts";
import { outOfService } from "./actions/out-of-service.ts";
import { present } from "./actions/present.ts";
import { report } from "./actions/report.ts";
import { returnToWatch } from "./actions/return.ts";
import { setRoster } from "./actions/set-roster.ts";
import { shelve } from "./actions/shelve.ts";
import { signOff } from "./actions/sign-off.ts";
import { signOn } from "./actions/sign-on.ts";
import { standIn } from "./actions/stand-in.ts";
import { stepAway } from "./actions/step-away.ts";
import { swapRoster } from "./actions/swap-roster.ts";
import { takeOverWatch } from "./actions/take-over-watch.ts";
import { unshelve } from "./actions/unshelve.ts";

/** Every action on anything but an incident. */
export const TARGET_ACTIONS = [
	acceptDispatch,
	acceptWatch,
	arrive,
	beginDrill,
	beginWalkTest,
	changeGuards,
	command,
	confirmShelving,
	confirmTester,
	declareWeather,
	declineDispatch,
	endDispatch,
	endDrill,
	endWalkTest,
	endWeather,
	handOver,
	inService,
	outOfService,
	present,
	report,
	returnToWatch,
	setRoster,
	shelve,
	signOff,
	signOn,
	standIn,
	stepAway,
	swapRoster,
	takeOverWatch,
	unshelve,
] as const;
