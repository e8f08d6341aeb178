import { HUB_BLIND, HUB_SIGHTED } from "../model/blindness.ts";
import { CONFIGURATION_CHANGED } from "../model/configuration.ts";
import type { Entry } from "../model/entry.ts";
import { CLOCK_SET } from "../model/epoch.ts";
import type { Site } from "../model/site.ts";
import { REPORT_UNREADABLE } from "../model/unreadable.ts";
import { ACTIONS, allowedOn } from "./actions.ts";
import { broughtForward } from "./alarm/brought-forward.ts";
import { turnSchedules } from "./alarm/schedule-turn.ts";
import { configurationChanged } from "./configuration.ts";
import { notifyOpened, settleTaken } from "./delivery/notify.ts";
import { ENTRY_HANDLERS } from "./entry-handlers.generated.ts";
import { epochBegan } from "./epoch.ts";
import { pagesForgotten } from "./guard-room/console-attended.ts";
import { tellOn } from "./guard-room/escalation.ts";
import { guardSeen } from "./guard-room/guard-seen.ts";
import { presenceShown } from "./guard-room/presence-check.ts";
import { expectWatch } from "./guard-room/staffed.ts";
import type { Decision } from "./kernel/decision.ts";
import { textIn } from "./kernel/entry-data.ts";
import type { State } from "./kernel/state.ts";
import { Work } from "./kernel/step-context.ts";
import { yieldToReal } from "./operator/drill.ts";
import { judgeConclusion } from "./reports/derived-event.ts";
import { engineFailed } from "./reports/engine-failed.ts";
import { feedLost } from "./reports/feed.ts";
import { gatewayLost, gatewayOnline } from "./reports/gateway.ts";
import { hubBlind, hubSighted } from "./reports/hub-blind.ts";
import { uploadSettled } from "./reports/late.ts";
import { deviceLost, deviceOnline } from "./reports/presence.ts";
import { judgeReport } from "./reports/report.ts";
import { partsExceeded } from "./reports/report-meaning.ts";
import { reportUnreadable } from "./reports/unreadable.ts";
import { settleDebts } from "./silence-budget/settle.ts";

/** What the hub itself finds out, by the entry that says so; all else it says is recorded. */
const FINDINGS: Readonly<Record<string, (work: Work) => void>> = {
	...Object.fromEntries(ENTRY_HANDLERS.map(({ entry, run }) => [entry.type, run])),
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
	"upload.settled": uploadSettled,
	"device.too-many-parts": partsExceeded,
	"hub.started": (work) => {
		broughtForward(work);
		turnSchedules(work);
		pagesForgotten(work);
	},
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
