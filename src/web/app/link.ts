/** Silence after which the page is blind and says so; the hub beats every second. */
const STALE_AFTER_MS = 3_000;
/** Silence after which a socket that still looks open is given up. */
export const DEAD_AFTER_MS = 6_000;
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 5_000;

/** Nothing was heard for longer than a person may be left in the belief that all is quiet. Monotonic milliseconds. */
export function isStale(heardAt: number, now: number): boolean {
	return now - heardAt > STALE_AFTER_MS;
}

/** How long to wait before the next attempt: doubling, never over five seconds, with up to a third of jitter. */
export function backoffMs(failures: number, random: number): number {
	const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
	return Math.round(wait * (1 - random / 3));
}
