import type { Incident } from "./incident.ts";
import type { Priority } from "./priority.ts";
import { mayExceed, type Role } from "./role.ts";
import type { PrioritySettings } from "./settings.ts";

type Priorities = Readonly<Record<Priority, { readonly [K in "waitMs"]?: PrioritySettings[K] | undefined }>>;

interface Waiter {
	readonly role: Role | undefined;
	/** How long the watch still lasts. */
	readonly watchLeftMs: number;
}

/** How long an incident may wait at most, ms, and whether that is to the end of the watch: by its priority, a high one's by a captain. */
export function longestWait(
	{ priority }: Pick<Incident, "priority">,
	priorities: Priorities,
	{ role, watchLeftMs }: Waiter,
): { readonly ms: number; readonly toWatchEnd: boolean } {
	const { waitMs } = priorities[priority];
	const toWatchEnd = waitMs === undefined || (mayExceed(role) && priority === "high");
	return { ms: toWatchEnd ? watchLeftMs : waitMs, toWatchEnd };
}

/** A second wait of one incident is a captain's to allow. */
export function hasWaited({ waits = 0 }: Pick<Incident, "waits">): boolean {
	return waits > 0;
}
