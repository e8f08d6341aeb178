import type { Validity } from "./pair.ts";

const DAY_MS = 86_400_000;
/** Before any clock that is nearly right; a machine with a flat battery begins about here. */
const LONG_AGO = Date.UTC(2000, 0, 1);
/** No clock that says an earlier time can be right: this was written then. */
const WRITTEN = Date.UTC(2026, 0, 1);
const AUTHORITY_MS = 20 * 365 * DAY_MS;
const SERVER_MS = 90 * DAY_MS;
/** Two thirds of its life are over: there is a month left to notice that nothing renews it. */
const RENEW_MS = 30 * DAY_MS;
/** A phone's clock may be behind by so much. */
const BEHIND_MS = DAY_MS;
/** Apple's systems refuse a server's certificate that holds longer, whoever signed it (support.apple.com/103769: 825 days). */
const LONGEST_MS = 800 * DAY_MS;

/** How long an authority holds that is made now; `times` are what time it may be, epoch ms, the most believed first. */
export function authorityValidity(times: readonly number[]): Validity {
	return {
		from: Math.min(LONG_AGO, Math.min(...times) - BEHIND_MS),
		to: Math.max(WRITTEN, ...times) + AUTHORITY_MS,
	};
}

/**
 * How long a server's certificate holds that is made now: at each of the times that it may be. Where they are too far
 * apart for one certificate, at the most believed one.
 */
export function serverValidity(times: readonly number[]): Validity {
	const counted = counting(times);
	return { from: Math.min(...counted) - BEHIND_MS, to: Math.max(...counted) + SERVER_MS };
}

/** Whether it is time for a new one: it does not hold at a time that it may be, or not for long. */
export function isDue({ from, to }: Validity, times: readonly number[]): boolean {
	return counting(times).some((at) => at < from || at > to - RENEW_MS);
}

function counting(times: readonly number[]): readonly number[] {
	const span = Math.max(...times) - Math.min(...times);
	return span + BEHIND_MS + SERVER_MS > LONGEST_MS ? times.slice(0, 1) : times;
}
