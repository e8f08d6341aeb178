// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { acceptCheckin } from "./actions/accept-checkin.ts";
import { acceptDispatch } from "./actions/accept-dispatch.ts";
import { acceptWatch } from "./actions/accept-watch.ts";
import { addRound } from "./actions/add-round.ts";
import { allWell } from "./actions/all-well.ts";
import { arrive } from "./actions/arrive.ts";
import { assignFinding } from "./actions/assign-finding.ts";
import { assignRound } from "./actions/assign-round.ts";
import { beginChainTest } from "./actions/begin-chain-test.ts";
import { beginDrill } from "./actions/begin-drill.ts";
import { beginWalkTest } from "./actions/begin-walk-test.ts";
import { cancelRound } from "./actions/cancel-round.ts";
import { changeGuards } from "./actions/change-guards.ts";
import { checkIn } from "./actions/check-in.ts";
import { closeFinding } from "./actions/close-finding.ts";
import { command } from "./actions/command.ts";
import { confirmChainTest } from "./actions/confirm-chain-test.ts";
import { confirmShelving } from "./actions/confirm-shelving.ts";
import { confirmTester } from "./actions/confirm-tester.ts";
import { declareWeather } from "./actions/declare-weather.ts";
import { declineDispatch } from "./actions/decline-dispatch.ts";
import { deletePlan } from "./actions/delete-plan.ts";
import { deleteRoute } from "./actions/delete-route.ts";
import { dispatchReceived } from "./actions/dispatch-received.ts";
import { dispatchSeen } from "./actions/dispatch-seen.ts";
import { endDispatch } from "./actions/end-dispatch.ts";
import { endDrill } from "./actions/end-drill.ts";
import { endOwnShift } from "./actions/end-own-shift.ts";
import { endPhone } from "./actions/end-phone.ts";
import { endWalkTest } from "./actions/end-walk-test.ts";
import { endWeather } from "./actions/end-weather.ts";
import { excuseRound } from "./actions/excuse-round.ts";
import { handOnRound } from "./actions/hand-on-round.ts";
import { handOver } from "./actions/hand-over.ts";
import { inService } from "./actions/in-service.ts";
import { messageReceived } from "./actions/message-received.ts";
import { messageSeen } from "./actions/message-seen.ts";
import { outOfService } from "./actions/out-of-service.ts";
import { pictureFinding } from "./actions/picture-finding.ts";
import { present } from "./actions/present.ts";
import { pressSos } from "./actions/press-sos.ts";
import { registerPhone } from "./actions/register-phone.ts";
import { reportFinding } from "./actions/report-finding.ts";
import { report } from "./actions/report.ts";
import { returnToWatch } from "./actions/return.ts";
import { seeIncident } from "./actions/see-incident.ts";
import { sendMessage } from "./actions/send-message.ts";
import { setRoster } from "./actions/set-roster.ts";
import { shelve } from "./actions/shelve.ts";
import { signOff } from "./actions/sign-off.ts";
import { signOn } from "./actions/sign-on.ts";
import { standIn } from "./actions/stand-in.ts";
import { startOwnShift } from "./actions/start-own-shift.ts";
import { stepAway } from "./actions/step-away.ts";
import { swapRoster } from "./actions/swap-roster.ts";
import { takeOverWatch } from "./actions/take-over-watch.ts";
import { testChannel } from "./actions/test-channel.ts";
import { unshelve } from "./actions/unshelve.ts";
import { writePlan } from "./actions/write-plan.ts";
import { writeRoute } from "./actions/write-route.ts";

/** Every action on anything but an incident. */
export const TARGET_ACTIONS = [
	acceptCheckin,
	acceptDispatch,
	acceptWatch,
	addRound,
	allWell,
	arrive,
	assignFinding,
	assignRound,
	beginChainTest,
	beginDrill,
	beginWalkTest,
	cancelRound,
	changeGuards,
	checkIn,
	closeFinding,
	command,
	confirmChainTest,
	confirmShelving,
	confirmTester,
	declareWeather,
	declineDispatch,
	deletePlan,
	deleteRoute,
	dispatchReceived,
	dispatchSeen,
	endDispatch,
	endDrill,
	endOwnShift,
	endPhone,
	endWalkTest,
	endWeather,
	excuseRound,
	handOnRound,
	handOver,
	inService,
	messageReceived,
	messageSeen,
	outOfService,
	pictureFinding,
	present,
	pressSos,
	registerPhone,
	report,
	reportFinding,
	returnToWatch,
	seeIncident,
	sendMessage,
	setRoster,
	shelve,
	signOff,
	signOn,
	standIn,
	startOwnShift,
	stepAway,
	swapRoster,
	takeOverWatch,
	testChannel,
	unshelve,
	writePlan,
	writeRoute,
] as const;
