// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { listAlarms, shelveRoute, unshelveRoute, confirmShelvingRoute } from "./http/alarms.ts";
import { listBypasses } from "./http/bypasses.ts";
import { readCertificate } from "./http/certificate.ts";
import { listChainTests, beginChainTestRoute, confirmChainTestRoute } from "./http/chain-tests.ts";
import { listChannels, testChannelRoute } from "./http/channels.ts";
import { readClock, confirmClock } from "./http/clock.ts";
import { commandRoute } from "./http/commands.ts";
import { readConfiguration, reloadConfiguration } from "./http/configuration.ts";
import { listDeliveries } from "./http/deliveries.ts";
import { outOfServiceRoute, acceptWatchRoute, inServiceRoute } from "./http/device-service.ts";
import { listDevices, readDevice } from "./http/devices.ts";
import { acceptDispatchRoute, declineDispatchRoute, arriveRoute, endDispatchRoute, dispatchReceivedRoute, dispatchSeenRoute, listProposals } from "./http/dispatches.ts";
import { listDisplays, addDisplay, revokeDisplay, openDisplay, readDisplay } from "./http/displays.ts";
import { listDrills, beginDrillRoute, endDrillRoute } from "./http/drills.ts";
import { listEquipment, lendEquipment, returnEquipment } from "./http/equipment.ts";
import { listEvents, readEvent } from "./http/events.ts";
import { acknowledgeMany } from "./http/incident-group.ts";
import { listIncidents, readIncident, reportRoute, seeIncidentRoute, endHold } from "./http/incidents.ts";
import { listLog, writeLog, readLogCsv, readLogBook } from "./http/log.ts";
import { sendMessageRoute, messageReceivedRoute, messageSeenRoute, listMessages } from "./http/messages.ts";
import { listOrders, issueOrder, signOrder } from "./http/orders.ts";
import { startOwnShiftRoute, endOwnShiftRoute } from "./http/own-shift.ts";
import { beginPasskey, addPasskey, removePasskey, challengePasskey } from "./http/passkeys.ts";
import { changeDuressPassword, changePassword } from "./http/passwords.ts";
import { checkInRoute, acceptCheckinRoute, listFindings, reportFindingRoute, assignFindingRoute, closeFindingRoute, pictureFindingRoute, pressSosRoute, allWellRoute } from "./http/patrol-guard.ts";
import { listRounds, readRound, addRoundRoute, assignRoundRoute, excuseRoundRoute, cancelRoundRoute, handOnRoundRoute } from "./http/patrol-rounds.ts";
import { listCheckpoints, listRoutes, listPlans, writeRouteRoute, writePlanRoute, deleteRouteRoute, deletePlanRoute } from "./http/patrol.ts";
import { listPeople } from "./http/people.ts";
import { registerPhoneRoute, listPhones, readPhone, endPhoneRoute, contactPhone } from "./http/phones.ts";
import { renewPlate, enrolTag, readPlates } from "./http/plates.ts";
import { readPushKey, subscribePush, unsubscribePush } from "./http/push.ts";
import { listQuarantine } from "./http/quarantine.ts";
import { listRoster, setRosterRoute, swapRosterRoute } from "./http/roster.ts";
import { readFactor, beginFactor, confirmFactor, renewRecoveryCodes, endFactor } from "./http/second-factor.ts";
import { readHealth, readReadiness, readMetrics, readOpenapi, readAsyncapi } from "./http/service.ts";
import { openSession, redeemLink, readSession, closeSession } from "./http/session.ts";
import { listSessions, endSessions, endSession } from "./http/sessions.ts";
import { listShifts, readCurrentShift, signOnRoute, signOffRoute, handOverRoute, takeOverWatchRoute, changeGuardsRoute, stepAwayRoute, standInRoute, returnToWatchRoute, presentRoute } from "./http/shifts.ts";
import { readSite } from "./http/site.ts";
import { readSnapshot } from "./http/snapshots.ts";
import { readOverview, readIncidentStatistics, readResponseStatistics, readPatrolStatistics, readDeviceStatistics, readHealthStatistics, readHeatmap } from "./http/statistics.ts";
import { readIncidentTable, readEventTable } from "./http/tables.ts";
import { listTokens, makeToken, revokeToken } from "./http/tokens.ts";
import { listUsers, addUser, changeUser, setPin } from "./http/users.ts";
import { listWalkTests, beginWalkTestRoute, confirmTesterRoute, endWalkTestRoute } from "./http/walk-tests.ts";
import { listWeather, declareWeatherRoute, endWeatherRoute } from "./http/weather.ts";

/** Every route that is stated. */
export const STATED_ROUTES = [
	listAlarms,
	shelveRoute,
	unshelveRoute,
	confirmShelvingRoute,
	listBypasses,
	readCertificate,
	listChainTests,
	beginChainTestRoute,
	confirmChainTestRoute,
	listChannels,
	testChannelRoute,
	readClock,
	confirmClock,
	commandRoute,
	readConfiguration,
	reloadConfiguration,
	listDeliveries,
	outOfServiceRoute,
	acceptWatchRoute,
	inServiceRoute,
	listDevices,
	readDevice,
	acceptDispatchRoute,
	declineDispatchRoute,
	arriveRoute,
	endDispatchRoute,
	dispatchReceivedRoute,
	dispatchSeenRoute,
	listProposals,
	listDisplays,
	addDisplay,
	revokeDisplay,
	openDisplay,
	readDisplay,
	listDrills,
	beginDrillRoute,
	endDrillRoute,
	listEquipment,
	lendEquipment,
	returnEquipment,
	listEvents,
	readEvent,
	acknowledgeMany,
	listIncidents,
	readIncident,
	reportRoute,
	seeIncidentRoute,
	endHold,
	listLog,
	writeLog,
	readLogCsv,
	readLogBook,
	sendMessageRoute,
	messageReceivedRoute,
	messageSeenRoute,
	listMessages,
	listOrders,
	issueOrder,
	signOrder,
	startOwnShiftRoute,
	endOwnShiftRoute,
	beginPasskey,
	addPasskey,
	removePasskey,
	challengePasskey,
	changeDuressPassword,
	changePassword,
	checkInRoute,
	acceptCheckinRoute,
	listFindings,
	reportFindingRoute,
	assignFindingRoute,
	closeFindingRoute,
	pictureFindingRoute,
	pressSosRoute,
	allWellRoute,
	listRounds,
	readRound,
	addRoundRoute,
	assignRoundRoute,
	excuseRoundRoute,
	cancelRoundRoute,
	handOnRoundRoute,
	listCheckpoints,
	listRoutes,
	listPlans,
	writeRouteRoute,
	writePlanRoute,
	deleteRouteRoute,
	deletePlanRoute,
	listPeople,
	registerPhoneRoute,
	listPhones,
	readPhone,
	endPhoneRoute,
	contactPhone,
	renewPlate,
	enrolTag,
	readPlates,
	readPushKey,
	subscribePush,
	unsubscribePush,
	listQuarantine,
	listRoster,
	setRosterRoute,
	swapRosterRoute,
	readFactor,
	beginFactor,
	confirmFactor,
	renewRecoveryCodes,
	endFactor,
	readHealth,
	readReadiness,
	readMetrics,
	readOpenapi,
	readAsyncapi,
	openSession,
	redeemLink,
	readSession,
	closeSession,
	listSessions,
	endSessions,
	endSession,
	listShifts,
	readCurrentShift,
	signOnRoute,
	signOffRoute,
	handOverRoute,
	takeOverWatchRoute,
	changeGuardsRoute,
	stepAwayRoute,
	standInRoute,
	returnToWatchRoute,
	presentRoute,
	readSite,
	readSnapshot,
	readOverview,
	readIncidentStatistics,
	readResponseStatistics,
	readPatrolStatistics,
	readDeviceStatistics,
	readHealthStatistics,
	readHeatmap,
	readIncidentTable,
	readEventTable,
	listTokens,
	makeToken,
	revokeToken,
	listUsers,
	addUser,
	changeUser,
	setPin,
	listWalkTests,
	beginWalkTestRoute,
	confirmTesterRoute,
	endWalkTestRoute,
	listWeather,
	declareWeatherRoute,
	endWeatherRoute,
] as const;
