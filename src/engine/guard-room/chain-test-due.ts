import { chainTestBegan } from "../../model/entries/chain-test-began.ts";
import { clockSet } from "../../model/entries/clock-set.ts";
import { configurationChanged } from "../../model/entries/configuration-changed.ts";
import { localDaysOf } from "../../model/local-days.ts";
import type { ChainTestSettings } from "../../model/settings.ts";
import { nextMinuteOfDay } from "../kernel/daily-period.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { roomOf } from "../kernel/guard-room.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { beginTest } from "./chain-test.ts";

const TIMER = "guard-room.chain-test";
const RULE = "rules.chainTest";
const WEEK_DAYS = 7;
/** 1 January 1970, from which days are counted, was a Thursday: the fourth day, Monday being 0. */
const FIRST_WEEKDAY = 3;
/** After these the calendar is read anew. */
const READ_ANEW: ReadonlySet<string> = new Set([clockSet.type, configurationChanged.type, chainTestBegan.type]);

/**
 * Where the site says so, and a watch can be missed (as in the guard room), its chain is tested once a week. Call it when
 * all else is judged: it costs a look.
 */
export function expectChainTest(context: StepContext): void {
	const { chainTest, guardRoom } = context.site.settings;
	const timer = context.get("timer", TIMER);
	if (!chainTest || !(roomOf(context).watched || guardRoom.staffed)) {
		if (timer) context.dropTimer(TIMER);
	} else if (!timer || (READ_ANEW.has(context.entry.type) && !isPutOff(context))) {
		// A clock that is set past its time puts it off, like a hub that was down.
		const passed =
			context.entry.type === clockSet.type && (context.state.timer.get(TIMER)?.dueAt ?? Infinity) <= context.now;
		testAt(
			context,
			passed ? nextMinuteOfDay(context.site, context.now, chainTest.minute) : nextTest(context, chainTest),
		);
	}
}

/** Its time has come; one that fell due while the hub was down is made at that time of the next day, not in the middle of a night. */
export const onChainTestBegan = onEntry(chainTestBegan, (context) => {
	const { chainTest } = context.site.settings;
	if (!chainTest || context.state["chain-test"].size > 0) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	if (isPutOff(context)) {
		context.because({ because: "catching-up", rule: RULE });
		testAt(context, nextMinuteOfDay(context.site, context.now, chainTest.minute));
		return;
	}
	context.because({ because: "derived", rule: RULE });
	beginTest(context);
});

function isPutOff({ entry }: StepContext): boolean {
	return entry.type === chainTestBegan.type && entry.data.whileDown === true;
}

function testAt(context: StepContext, dueAt: number): void {
	context.setTimer(timerFor(chainTestBegan, { id: TIMER, dueAt, data: {} }));
}

/** When the site's clocks next show its time on its day of the week. */
function nextTest({ site, now }: StepContext, { weekday, minute }: ChainTestSettings): number {
	const days = localDaysOf(site.timeZone);
	const today = days.dayAt(now);
	const ahead = (weekday - ((today + FIRST_WEEKDAY) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;
	const at = days.instantOf(today + ahead, minute);
	return at > now ? at : days.instantOf(today + ahead + WEEK_DAYS, minute);
}
