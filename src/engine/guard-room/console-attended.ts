import { consoleAttended } from "../../model/entries/console-attended.ts";
import { consoleUnattended } from "../../model/entries/console-unattended.ts";
import { pageGone } from "../../model/entries/page-gone.ts";
import type { Shift, UnattendedReason } from "../../model/shift.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { keepRoom, missed, putRight, roomOf } from "../kernel/guard-room.ts";
import type { Work } from "../kernel/step-context.ts";

const TIMER = "guard-room.page";

const RULE = "settings.guardRoom.pageGoneMs";

/** The pages of a user are open, and at least one of them sounds or none does. */
export const onConsoleAttended = onEntry(consoleAttended, (work, { user, sound = false }) => {
	const room = roomOf(work);
	const page = { sound };
	keepRoom(work, { ...room, paged: true, pages: { ...room.pages, [user]: page } });
	judgePage(work);
});

/** The last page of a user is closed. */
export const onConsoleUnattended = onEntry(consoleUnattended, (work, { user }) => {
	const { [user]: _closed, ...pages } = roomOf(work).pages;
	keepRoom(work, { ...roomOf(work), pages });
	judgePage(work);
});

/** The hub was away: every page has to come back by itself. */
export function pagesForgotten(work: Work): void {
	if (Object.keys(roomOf(work).pages).length > 0) keepRoom(work, { ...roomOf(work), pages: {} });
	judgePage(work);
}

/** Sees whether a page of whoever watches is open and sounds; one that does not for long enough is missed. */
export function judgePage(work: Work): void {
	const why = whatIsMissing(work);
	if (why === undefined) {
		work.dropTimer(TIMER);
		putRight(work, "page-closed", "sound-off");
		return;
	}
	const { missing } = roomOf(work);
	if (missing["page-closed"] !== undefined || missing["sound-off"] !== undefined || work.get("timer", TIMER)) return;
	const { pageGoneMs, startMs } = work.site.settings.guardRoom;
	// Whoever signs on for the first time has as long to open the page as there is to sign on.
	const dueAt = work.now + (roomOf(work).paged ? pageGoneMs : startMs);
	work.setTimer(timerFor(pageGone, { id: TIMER, dueAt, data: {} }));
}

/** Time is up for the page to come back, or to sound. */
export const onPageGone = onEntry(pageGone, (work) => {
	const why = whatIsMissing(work);
	if (why === undefined) work.because({ because: "timer-void", rule: RULE });
	else missed(work, why);
});

/** Who may watch now: the operator, and the stand-in who has accepted. */
export function watchers({ operator, away }: Shift): readonly string[] {
	return away?.acceptedAt === undefined ? [operator] : [operator, away.standIn];
}

/**
 * Nothing is missed while nobody is signed on, for that is a reason of its own; or where no page was ever open, unless the
 * site says that somebody always watches.
 */
function whatIsMissing(work: Work): Extract<UnattendedReason, "page-closed" | "sound-off"> | undefined {
	const { paged, pages, shift: id = "" } = roomOf(work);
	const shift = work.get("shift", id);
	if (!shift || !(paged || work.site.settings.guardRoom.staffed)) return undefined;
	const open = watchers(shift).flatMap((user) => pages[user] ?? []);
	if (open.length === 0) return "page-closed";
	return open.some(({ sound }) => sound) ? undefined : "sound-off";
}
