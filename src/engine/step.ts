import { type Entry, timerOf } from "../model/entry.ts";
import type { Site } from "../model/site.ts";
import { ACTIONS, allowedOn } from "./actions.ts";
import { leaveShelf } from "./bypass/shelve.ts";
import { onConfigurationChanged } from "./configuration.ts";
import { notifyOpened, settleTaken } from "./delivery/notify.ts";
import { ENTRY_HANDLERS } from "./entry-handlers.generated.ts";
import { expectChainTest } from "./guard-room/chain-test-due.ts";
import { escalate } from "./guard-room/escalation.ts";
import { guardSeen } from "./guard-room/guard-seen.ts";
import { expectGuards } from "./guard-room/guards-due.ts";
import { presenceShown } from "./guard-room/presence-check.ts";
import { expectWatch } from "./guard-room/staffed.ts";
import { expectArrivals } from "./incident/arrivals.ts";
import type { Decision } from "./kernel/decision.ts";
import type { State } from "./kernel/state.ts";
import { StepContext } from "./kernel/step-context.ts";
import { yieldToReal } from "./operator/drill.ts";
import { readerHeard } from "./patrol/check-in.ts";
import { findingHeard } from "./patrol/finding.ts";
import { expectRounds } from "./patrol/plan-day.ts";
import { rememberIncidents } from "./patrol/weights.ts";
import { deriveEvent } from "./reports/derived-event.ts";
import { report } from "./reports/report.ts";
import { leaveGroups } from "./silence-budget/flood.ts";
import { settleDebts } from "./silence-budget/settle.ts";

/** What the hub itself finds out, by the entry that says so; all else it says is recorded. */
const FINDINGS: ReadonlyMap<string, (context: StepContext) => void> = new Map(
	ENTRY_HANDLERS.map(({ entry, run }) => [entry.type, run]),
);

/**
 * What one journal entry leads to, and why. Pure: no clock, no I/O, no randomness; time comes with the entry, so the
 * same journal always gives the same alarms. The caller applies the changes to memory and rows in one transaction.
 */
export function step(state: State, entry: Entry, site: Site): Decision {
	const context = new StepContext(state, entry, site, allowedOn);
	if (entry.type === onConfigurationChanged.entry.type) onConfigurationChanged.run(context);
	else if (entry.source === "hub") judgeFinding(context);
	else if (entry.source.startsWith("device:")) {
		report(context);
		guardSeen(context);
		readerHeard(context);
		findingHeard(context);
	} else {
		const action = ACTIONS[entry.type];
		const refused = action?.run(context);
		if (refused) return { refused };
		if (action) presenceShown(context);
	}
	expectWatch(context);
	expectGuards(context);
	expectChainTest(context);
	expectRounds(context);
	leaveShelf(context);
	leaveGroups(context);
	expectArrivals(context);
	settleDebts(context);
	yieldToReal(context);
	escalate(context);
	notifyOpened(context);
	settleTaken(context);
	rememberIncidents(context);
	return context.decision();
}

function judgeFinding(context: StepContext): void {
	const { type } = context.entry;
	const timer = timerOf(context.entry);
	if (timer !== undefined) context.dropTimer(timer);
	const rule = context.siteIndex.rules.get(type);
	if (rule) deriveEvent(context, rule);
	else FINDINGS.get(type)?.(context);
}
