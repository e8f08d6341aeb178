import { HUB_BLIND, HUB_SIGHTED } from "../model/blindness.ts";
import { CONFIGURATION_CHANGED } from "../model/configuration.ts";
import type { Entry } from "../model/entry.ts";
import { CLOCK_SET } from "../model/epoch.ts";
import type { Site } from "../model/site.ts";
import { REPORT_UNREADABLE } from "../model/unreadable.ts";
import { ACTIONS, allowedOn } from "./actions.ts";
import { stepOverdue, stepUnanswered } from "./asking.ts";
import { hubBlind, hubSighted } from "./blind.ts";
import { judgeConclusion } from "./conclusion.ts";
import { configurationChanged } from "./configuration.ts";
import type { Decision } from "./decision.ts";
import { weatherPassed } from "./declared-weather.ts";
import { arriveOverdue, dispatchUnanswered } from "./dispatched.ts";
import { drillEnded, drillEvent, yieldToReal } from "./drill.ts";
import { epochBegan } from "./epoch.ts";
import { engineFailed } from "./failed.ts";
import { feedLost } from "./feed.ts";
import { floodCheck } from "./flood.ts";
import { gatewayLost, gatewayOnline } from "./gateway.ts";
import { reviewOverdue } from "./history.ts";
import { uploadSettled } from "./late.ts";
import { momentPassed } from "./moment.ts";
import { multipleBreach } from "./multiple-breach.ts";
import { channelBroken, channelFailed, channelWorks } from "./notify/channel.ts";
import {
	deliveryDead,
	deliveryDelivered,
	deliveryFailed,
	deliveryForgotten,
	deliveryOver,
	deliveryRetryDue,
	deliverySent,
} from "./notify/delivered.ts";
import { notifyOpened, settleTaken } from "./notify/notify.ts";
import { serviceEnded } from "./out-of-service.ts";
import { acknowledgeOverdue, actOverdue } from "./overdue.ts";
import { textIn } from "./part.ts";
import { pictureAbsent, pictureReceived } from "./pictures.ts";
import { deviceLost, deviceOnline } from "./presence.ts";
import { protectionLost, protectionRestored, reconfirm } from "./protection-lost.ts";
import { partsExceeded } from "./reading.ts";
import { judgeReport } from "./report.ts";
import { alsoStillActive, stillActive, unheardAtReset } from "./resolve.ts";
import { scheduleBegan } from "./schedule.ts";
import { turnSchedules } from "./schedule-turn.ts";
import { shelveEnded } from "./shelve.ts";
import { broughtForward, delayedBefore } from "./silence-budget/brought-forward.ts";
import { episodeOver } from "./silence-budget/episode.ts";
import { settleDebts, unheardDue } from "./silence-budget/settle.ts";
import { splitOff } from "./split.ts";
import type { State } from "./state.ts";
import { reportUnreadable } from "./unreadable.ts";
import { waitOver } from "./waiting.ts";
import { walkTestEnded } from "./walk-test.ts";
import { notReturned } from "./watch/away.ts";
import { guardSeen } from "./watch/guard-seen.ts";
import { leaverOffDuty } from "./watch/leaver.ts";
import { consoleAttended, consoleUnattended, pageGone, pagesForgotten } from "./watch/page.ts";
import { presenceAsked, presenceShown, presenceUnanswered } from "./watch/presence-check.ts";
import { reliefLate } from "./watch/shift.ts";
import { expectWatch, nobodySignedOn } from "./watch/staffed.ts";
import { stillUntaken, tellOn, toldOn } from "./watch/telling.ts";
import { guardRoomAttended, guardRoomUnattended } from "./watch/unattended.ts";
import { Work } from "./work.ts";

/** What the hub itself finds out, by the entry that says so; all else it says is recorded. */
const FINDINGS: Readonly<Record<string, (work: Work) => void>> = {
	"device.online": deviceOnline,
	"device.lost": deviceLost,
	"gateway.online": gatewayOnline,
	"gateway.lost": gatewayLost,
	"feed.lost": feedLost,
	"engine.failed": engineFailed,
	[CLOCK_SET]: epochBegan,
	[HUB_BLIND]: hubBlind,
	[HUB_SIGHTED]: hubSighted,
	[REPORT_UNREADABLE]: reportUnreadable,
	"alarm.moment-passed": momentPassed,
	"alarm.still-active": alsoStillActive,
	"incident.still-active": stillActive,
	"incident.acknowledge-overdue": acknowledgeOverdue,
	"incident.act-overdue": actOverdue,
	"incident.wait-over": waitOver,
	"incident.step-overdue": stepOverdue,
	"incident.step-unanswered": stepUnanswered,
	"incident.review-overdue": reviewOverdue,
	"incident.split-off": splitOff,
	"dispatch.unanswered": dispatchUnanswered,
	"dispatch.arrive-overdue": arriveOverdue,
	"upload.settled": uploadSettled,
	"alarm.shelve-ended": shelveEnded,
	"device.out-of-service-ended": serviceEnded,
	"walk-test.ended": walkTestEnded,
	"alarm.delay-passed": delayedBefore,
	"alarm.schedule-began": scheduleBegan,
	"alarm.episode-over": episodeOver,
	"alarm.unheard-at-reset": unheardAtReset,
	"incident.unheard": unheardDue,
	"device.too-many-parts": partsExceeded,
	"flood.checked": floodCheck,
	"schedule.turned": turnSchedules,
	"wall.protection-lost": protectionLost,
	"wall.protection-restored": protectionRestored,
	"wall.reconfirm": reconfirm,
	"wall.multiple-breach": multipleBreach,
	"weather.passed": weatherPassed,
	"incident.untaken": stillUntaken,
	"incident.told-on": toldOn,
	"guard-room.unattended": guardRoomUnattended,
	"guard-room.attended": guardRoomAttended,
	"guard-room.page-gone": pageGone,
	"guard-room.nobody-signed-on": nobodySignedOn,
	"console.attended": consoleAttended,
	"console.unattended": consoleUnattended,
	"hub.started": (work) => {
		broughtForward(work);
		turnSchedules(work);
		pagesForgotten(work);
	},
	"shift.presence-asked": presenceAsked,
	"shift.presence-unanswered": presenceUnanswered,
	"shift.not-returned": notReturned,
	"shift.relief-late": reliefLate,
	"user.disabled": leaverOffDuty,
	"drill.event": drillEvent,
	"drill.ended": drillEnded,
	"snapshot.received": pictureReceived,
	"snapshot.absent": pictureAbsent,
	"delivery.sent": deliverySent,
	"delivery.delivered": deliveryDelivered,
	"delivery.failed": deliveryFailed,
	"delivery.dead": deliveryDead,
	"delivery.seen": deliveryOver,
	"delivery.withdrawn": deliveryOver,
	"delivery.ended": deliveryOver,
	"delivery.retry-due": deliveryRetryDue,
	"delivery.forgotten": deliveryForgotten,
	"channel.broken": channelBroken,
	"channel.failed": channelFailed,
	"channel.works": channelWorks,
};

/**
 * What one journal entry leads to, and why. Pure: no clock, no I/O, no randomness; time comes with the entry, so the
 * same journal always gives the same alarms. The caller applies the changes to memory and rows in one transaction.
 */
export function step(state: State, entry: Entry, site: Site): Decision {
	const work = new Work(state, entry, site, allowedOn);
	if (entry.type === CONFIGURATION_CHANGED) {
		configurationChanged(work);
		turnSchedules(work);
	} else if (entry.source === "hub") judgeFinding(work);
	else if (entry.source.startsWith("device:")) {
		judgeReport(work);
		guardSeen(work);
	} else {
		const action = ACTIONS[entry.type];
		const refused = action?.run(work);
		if (refused) return { refused };
		if (action) presenceShown(work);
	}
	expectWatch(work);
	settleDebts(work);
	yieldToReal(work);
	tellOn(work);
	notifyOpened(work);
	settleTaken(work);
	return work.decision();
}

function judgeFinding(work: Work): void {
	const { type, data } = work.entry;
	const timer = textIn(data, "timer");
	if (timer !== undefined) work.dropTimer(timer);
	const rule = work.plan.rules.get(type);
	if (rule) judgeConclusion(work, rule);
	else FINDINGS[type]?.(work);
}
