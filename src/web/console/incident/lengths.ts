import type { AlarmShape, IncidentShape } from "../../../contract/shapes.ts";
import type { SettingsShape } from "../../../contract/site-rules.ts";
import { shelfSettings } from "../../../model/shelf-limits.ts";
import { longestWait } from "../../../model/wait-limits.ts";

const MIN = 60_000;
const HOUR = 60 * MIN;

type Priorities = SettingsShape["priorities"];

/** Lengths that are offered where they are allowed, ms. */
const LENGTHS = [2 * MIN, 5 * MIN, 10 * MIN, 20 * MIN, 30 * MIN, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR] as const;
/** More than these a person does not choose among. */
const MOST = 4;

/** The lengths among which a person chooses how long an incident waits, ms, the shortest first. */
export function waitLengths(
	incident: Pick<IncidentShape, "priority">,
	priorities: Priorities,
	waiter: Parameters<typeof longestWait>[2],
): readonly number[] {
	const { ms: most, toWatchEnd } = longestWait(incident, priorities, waiter);
	const offered = LENGTHS.filter((one) => one <= most);
	// Where the limit is the watch's end, that is offered too: a minute less, for the clock goes on while the sheet is open.
	const last = toWatchEnd && most > MIN ? [most - (most % MIN) - MIN] : [];
	return [...new Set([...offered.slice(-MOST), ...last])].filter((one) => one > 0).sort((a, b) => a - b);
}

/** For how many minutes an alarm can be shelved, the shortest first. */
export function shelfMinutes(alarm: Pick<AlarmShape, "type" | "priority">, priorities: Priorities): readonly number[] {
	const { shelveMs = 0 } = shelfSettings(alarm, priorities);
	return LENGTHS.filter((one) => one >= 10 * MIN && one <= shelveMs)
		.slice(-MOST)
		.map((one) => one / MIN);
}
