/** A check-in that reaches the hub longer after it was made than this was kept by what had no link (ENGINE: late events). */
const BEHIND_MS = 5 * 60_000;

/** Whether it reached the hub long after it was made. */
export function isBehind({ at, receivedAt }: { readonly at: number; readonly receivedAt: number }): boolean {
	return receivedAt - at > BEHIND_MS;
}

/** Older than this, a check-in is kept and flagged, and judges nothing. Our own setting: no reader is read later. */
export const TOO_OLD_MS = 7 * 24 * 3_600_000;

/** A check-in that comes in longer after it was made than this is flagged: a day without a link is the longest duty. Our own setting. */
export const UPLOADED_LATE_MS = 24 * 3_600_000;

/** A phone's clock may be ahead of the hub's by so much; from further on, it is wrong. Our own setting. */
export const AHEAD_MS = 2 * 60_000;

/** What was made in the last moment has so long to come in before it counts as not made. Our own setting. */
export const COMES_IN_MS = 5_000;
