import type { AlarmShape, IncidentShape } from "../../../contract/shapes.ts";
import type { SettingsShape } from "../../../contract/site-rules.ts";

const MIN = 60_000;
const HOUR = 60 * MIN;

type Priorities = SettingsShape["priorities"];

/** Lengths that are offered where they are allowed, ms. */
const LENGTHS = [2 * MIN, 5 * MIN, 10 * MIN, 20 * MIN, 30 * MIN, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR] as const;
/** More than these a person does not choose among. */
const MOST = 4;

/** Who asks to wait, and how long the watch still lasts. */
interface Waiter {
	readonly captain: boolean;
	readonly shiftLeftMs: number;
}

/** How long an incident may wait, ms, the shortest first; none: only the captain may, for it has waited before. */
export function waitsFor(
	{ priority, waits = 0 }: Pick<IncidentShape, "priority" | "waits">,
	priorities: Priorities,
	{ captain, shiftLeftMs }: Waiter,
): readonly number[] {
	if (waits > 0 && !captain) return [];
	const { waitMs } = priorities[priority];
	const toShift = waitMs === undefined || (captain && priority === "high");
	const most = toShift ? shiftLeftMs : waitMs;
	const offered = LENGTHS.filter((one) => one <= most);
	// Where the limit is the shift's end, that is offered too: a minute less, for the clock goes on while the sheet is open.
	const last = toShift && most > MIN ? [most - (most % MIN) - MIN] : [];
	return [...new Set([...offered.slice(-MOST), ...last])].filter((one) => one > 0).sort((a, b) => a - b);
}

/** How the hub lets an alarm of this type and priority be shelved: tampering and losses like what is high. */
export function shelfSettings({ type, priority }: Pick<AlarmShape, "type" | "priority">, priorities: Priorities) {
	const guarded = type.endsWith(".tamper") || type.endsWith(".lost") || type.endsWith("-lost");
	return guarded && priority !== "low" ? priorities.high : priorities[priority];
}

/** For how many minutes an alarm may be shelved; none: it never is. */
export function shelfMinutes(alarm: Pick<AlarmShape, "type" | "priority">, priorities: Priorities): readonly number[] {
	const { shelveMs } = shelfSettings(alarm, priorities);
	if (!mayBeShelved(alarm) || shelveMs === undefined) return [];
	return LENGTHS.filter((one) => one >= 10 * MIN && one <= shelveMs)
		.slice(-MOST)
		.map((one) => one / MIN);
}

/** What is critical is never shelved, nor a household's panic, nor the guard room's own, whatever a site makes of its priority. */
export function mayBeShelved({ priority, type }: Pick<AlarmShape, "priority" | "type">): boolean {
	return priority !== "critical" && type !== "home.panic" && type !== "home.duress" && !type.startsWith("guard-room.");
}
