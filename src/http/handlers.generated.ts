// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { handleListAlarms, handleShelve, handleUnshelve, handleConfirmShelving } from "./handlers/alarms.ts";
import { handleListBypasses } from "./handlers/bypasses.ts";
import { handleReadCertificate } from "./handlers/certificate.ts";
import { handleListChainTests, handleBeginChainTest, handleConfirmChainTest } from "./handlers/chain-tests.ts";
import { handleListChannels, handleTestChannel } from "./handlers/channels.ts";
import { handleReadClock, handleConfirmClock } from "./handlers/clock.ts";
import { handleCommand } from "./handlers/commands.ts";
import { handleReadConfiguration, handleReloadConfiguration } from "./handlers/configuration.ts";
import { handleListDeliveries } from "./handlers/deliveries.ts";
import { handleOutOfService, handleAcceptWatch, handleInService } from "./handlers/device-service.ts";
import { handleListDevices, handleReadDevice } from "./handlers/devices.ts";
import { handleAcceptDispatch, handleDeclineDispatch, handleArrive, handleEndDispatch, handleDispatchReceived, handleDispatchSeen, handleListProposals } from "./handlers/dispatches.ts";
import { handleListDisplays, handleAddDisplay, handleRevokeDisplay, handleOpenDisplay, handleReadDisplay } from "./handlers/displays.ts";
import { handleListDrills, handleBeginDrill, handleEndDrill } from "./handlers/drills.ts";
import { handleListEquipment, handleLendEquipment, handleReturnEquipment } from "./handlers/equipment.ts";
import { handleListEvents, handleReadEvent } from "./handlers/events.ts";
import { handleEndHold } from "./handlers/incident-actions.ts";
import { handleAcknowledgeMany } from "./handlers/incident-group.ts";
import { handleListIncidents, handleReadIncident, handleReport, handleSeeIncident } from "./handlers/incidents.ts";
import { handleListLog, handleWriteLog, handleReadLogCsv, handleReadLogBook } from "./handlers/log.ts";
import { handleListMessages, handleSendMessage, handleMessageReceived, handleMessageSeen } from "./handlers/messages.ts";
import { handleListOrders, handleIssueOrder, handleSignOrder } from "./handlers/orders.ts";
import { handleStartOwnShift, handleEndOwnShift } from "./handlers/own-shift.ts";
import { handleBeginPasskey, handleAddPasskey, handleRemovePasskey, handleChallengePasskey } from "./handlers/passkeys.ts";
import { handleChangeDuressPassword, handleChangePassword } from "./handlers/passwords.ts";
import { handleCheckIn, handleAcceptCheckin, handleListFindings, handleReportFinding, handleAssignFinding, handleCloseFinding, handlePictureFinding, handlePressSos, handleAllWell } from "./handlers/patrol-guard.ts";
import { handleListRounds, handleReadRound, handleAddRound, handleAssignRound, handleExcuseRound, handleCancelRound, handleHandOnRound } from "./handlers/patrol-rounds.ts";
import { handleListCheckpoints, handleListRoutes, handleListPlans, handleWriteRoute, handleWritePlan, handleDeleteRoute, handleDeletePlan } from "./handlers/patrol.ts";
import { handleListPeople } from "./handlers/people.ts";
import { handleRegisterPhone, handleListPhones, handleReadPhone, handleEndPhone, handleContactPhone } from "./handlers/phones.ts";
import { handleRenewPlate, handleEnrolTag, handleReadPlates } from "./handlers/plates.ts";
import { handleReadPushKey, handleSubscribePush, handleUnsubscribePush } from "./handlers/push.ts";
import { handleListQuarantine } from "./handlers/quarantine.ts";
import { handleListRoster, handleSetRoster, handleSwapRoster } from "./handlers/roster.ts";
import { handleReadFactor, handleBeginFactor, handleConfirmFactor, handleRenewRecoveryCodes, handleEndFactor } from "./handlers/second-factor.ts";
import { handleReadHealth, handleReadReadiness, handleReadMetrics, handleReadOpenapi, handleReadAsyncapi } from "./handlers/service.ts";
import { handleOpenSession, handleRedeemLink, handleReadSession, handleCloseSession } from "./handlers/session.ts";
import { handleListSessions, handleEndSessions, handleEndSession } from "./handlers/sessions.ts";
import { handleListShifts, handleReadCurrentShift, handleSignOn, handleSignOff, handleHandOver, handleTakeOverWatch, handleChangeGuards, handleStepAway, handleStandIn, handleReturnToWatch, handlePresent } from "./handlers/shifts.ts";
import { handleReadSite } from "./handlers/site.ts";
import { handleReadSnapshot } from "./handlers/snapshots.ts";
import { handleReadOverview, handleReadIncidentStatistics, handleReadResponseStatistics, handleReadPatrolStatistics, handleReadDeviceStatistics, handleReadHealthStatistics, handleReadHeatmap } from "./handlers/statistics.ts";
import { handleReadIncidentTable, handleReadEventTable } from "./handlers/tables.ts";
import { handleListTokens, handleMakeToken, handleRevokeToken } from "./handlers/tokens.ts";
import { handleListUsers, handleAddUser, handleChangeUser, handleSetPin } from "./handlers/users.ts";
import { handleListWalkTests, handleBeginWalkTest, handleConfirmTester, handleEndWalkTest } from "./handlers/walk-tests.ts";
import { handleListWeather, handleDeclareWeather, handleEndWeather } from "./handlers/weather.ts";

/** What answers each route that is stated. */
export const STATED_HANDLERS = [
	handleListAlarms,
	handleShelve,
	handleUnshelve,
	handleConfirmShelving,
	handleListBypasses,
	handleReadCertificate,
	handleListChainTests,
	handleBeginChainTest,
	handleConfirmChainTest,
	handleListChannels,
	handleTestChannel,
	handleReadClock,
	handleConfirmClock,
	handleCommand,
	handleReadConfiguration,
	handleReloadConfiguration,
	handleListDeliveries,
	handleOutOfService,
	handleAcceptWatch,
	handleInService,
	handleListDevices,
	handleReadDevice,
	handleAcceptDispatch,
	handleDeclineDispatch,
	handleArrive,
	handleEndDispatch,
	handleDispatchReceived,
	handleDispatchSeen,
	handleListProposals,
	handleListDisplays,
	handleAddDisplay,
	handleRevokeDisplay,
	handleOpenDisplay,
	handleReadDisplay,
	handleListDrills,
	handleBeginDrill,
	handleEndDrill,
	handleListEquipment,
	handleLendEquipment,
	handleReturnEquipment,
	handleListEvents,
	handleReadEvent,
	handleEndHold,
	handleAcknowledgeMany,
	handleListIncidents,
	handleReadIncident,
	handleReport,
	handleSeeIncident,
	handleListLog,
	handleWriteLog,
	handleReadLogCsv,
	handleReadLogBook,
	handleListMessages,
	handleSendMessage,
	handleMessageReceived,
	handleMessageSeen,
	handleListOrders,
	handleIssueOrder,
	handleSignOrder,
	handleStartOwnShift,
	handleEndOwnShift,
	handleBeginPasskey,
	handleAddPasskey,
	handleRemovePasskey,
	handleChallengePasskey,
	handleChangeDuressPassword,
	handleChangePassword,
	handleCheckIn,
	handleAcceptCheckin,
	handleListFindings,
	handleReportFinding,
	handleAssignFinding,
	handleCloseFinding,
	handlePictureFinding,
	handlePressSos,
	handleAllWell,
	handleListRounds,
	handleReadRound,
	handleAddRound,
	handleAssignRound,
	handleExcuseRound,
	handleCancelRound,
	handleHandOnRound,
	handleListCheckpoints,
	handleListRoutes,
	handleListPlans,
	handleWriteRoute,
	handleWritePlan,
	handleDeleteRoute,
	handleDeletePlan,
	handleListPeople,
	handleRegisterPhone,
	handleListPhones,
	handleReadPhone,
	handleEndPhone,
	handleContactPhone,
	handleRenewPlate,
	handleEnrolTag,
	handleReadPlates,
	handleReadPushKey,
	handleSubscribePush,
	handleUnsubscribePush,
	handleListQuarantine,
	handleListRoster,
	handleSetRoster,
	handleSwapRoster,
	handleReadFactor,
	handleBeginFactor,
	handleConfirmFactor,
	handleRenewRecoveryCodes,
	handleEndFactor,
	handleReadHealth,
	handleReadReadiness,
	handleReadMetrics,
	handleReadOpenapi,
	handleReadAsyncapi,
	handleOpenSession,
	handleRedeemLink,
	handleReadSession,
	handleCloseSession,
	handleListSessions,
	handleEndSessions,
	handleEndSession,
	handleListShifts,
	handleReadCurrentShift,
	handleSignOn,
	handleSignOff,
	handleHandOver,
	handleTakeOverWatch,
	handleChangeGuards,
	handleStepAway,
	handleStandIn,
	handleReturnToWatch,
	handlePresent,
	handleReadSite,
	handleReadSnapshot,
	handleReadOverview,
	handleReadIncidentStatistics,
	handleReadResponseStatistics,
	handleReadPatrolStatistics,
	handleReadDeviceStatistics,
	handleReadHealthStatistics,
	handleReadHeatmap,
	handleReadIncidentTable,
	handleReadEventTable,
	handleListTokens,
	handleMakeToken,
	handleRevokeToken,
	handleListUsers,
	handleAddUser,
	handleChangeUser,
	handleSetPin,
	handleListWalkTests,
	handleBeginWalkTest,
	handleConfirmTester,
	handleEndWalkTest,
	handleListWeather,
	handleDeclareWeather,
	handleEndWeather,
] as const;
