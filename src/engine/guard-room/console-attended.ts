import { consoleAttended } from "../../model/entries/console-attended.ts";
import { consoleUnattended } from "../../model/entries/console-unattended.ts";
import { pageGone } from "../../model/entries/page-gone.ts";
import type { UnattendedReason } from "../../model/shift.ts";
import { watchers } from "../kernel/current-shift.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { keepRoom, missed, putRight, roomOf } from "../kernel/guard-room.ts";
import type { StepContext } from "../kernel/step-context.ts";

const TIMER = "guard-room.page";

const RULE = "settings.guardRoom.pageGoneMs";

/** The pages of a user are open, and at least one of them sounds or none does. */
export const onConsoleAttended = onEntry(consoleAttended, (context, { user, sound = false }) => {
	const room = roomOf(context);
	const page = { sound };
	keepRoom(context, { ...room, paged: true, pages: { ...room.pages, [user]: page } });
	consoleReport(context);
});

/** The last page of a user is closed. */
export const onConsoleUnattended = onEntry(consoleUnattended, (context, { user }) => {
	const { [user]: _closed, ...pages } = roomOf(context).pages;
	keepRoom(context, { ...roomOf(context), pages });
	consoleReport(context);
});

/** The hub was away: every page has to come back by itself. */
export function pagesForgotten(context: StepContext): void {
	if (Object.keys(roomOf(context).pages).length > 0) keepRoom(context, { ...roomOf(context), pages: {} });
	consoleReport(context);
}

/** Sees whether a page of whoever watches is open and sounds; one that does not for long enough is missed. */
export function consoleReport(context: StepContext): void {
	const why = whatIsMissing(context);
	if (why === undefined) {
		context.dropTimer(TIMER);
		putRight(context, "page-closed", "sound-off");
		return;
	}
	const { missing } = roomOf(context);
	if (missing["page-closed"] !== undefined || missing["sound-off"] !== undefined || context.get("timer", TIMER)) return;
	const { pageGoneMs, startMs } = context.site.settings.guardRoom;
	// Whoever signs on for the first time has as long to open the page as there is to sign on.
	const dueAt = context.now + (roomOf(context).paged ? pageGoneMs : startMs);
	context.setTimer(timerFor(pageGone, { id: TIMER, dueAt, data: {} }));
}

/** Time is up for the page to come back, or to sound. */
export const onPageGone = onEntry(pageGone, (context) => {
	const why = whatIsMissing(context);
	if (why === undefined) context.because({ because: "timer-void", rule: RULE });
	else missed(context, why);
});

/**
 * Nothing is missed while nobody is signed on, for that is a reason of its own; or where no page was ever open, unless the
 * site says that somebody always watches.
 */
function whatIsMissing(context: StepContext): Extract<UnattendedReason, "page-closed" | "sound-off"> | undefined {
	const { paged, pages, shift: id = "" } = roomOf(context);
	const shift = context.get("shift", id);
	if (!shift || !(paged || context.site.settings.guardRoom.staffed)) return undefined;
	const open = watchers(shift).flatMap((user) => pages[user] ?? []);
	if (open.length === 0) return "page-closed";
	return open.some(({ sound }) => sound) ? undefined : "sound-off";
}
