/**
 * Of every suite, ms: what has not come by then never will, on whatever machine. No test has a shorter one of its own; a
 * test that takes longer says so.
 */
export const PATIENCE_MS = 300_000;

/** Between two looks, ms: short beside anything that is waited for. */
const LOOK_MS = 10;

/** Waits until this is so, for as long as the test lives; gives what it was. A ceiling is the test's own, far off. */
export async function until<T>(is: () => T | Promise<T>): Promise<Exclude<T, undefined | null | false>> {
	for (;;) {
		const found = await is();
		if (holds(found)) return found;
		await lapse(LOOK_MS);
	}
}

function holds<T>(found: T): found is Exclude<T, undefined | null | false> {
	return found !== undefined && found !== null && found !== false;
}

/**
 * Lets so many milliseconds go by, at least. Right where time itself is what is tested (a rate, a pace, a story in
 * simulated time), and where something must *not* come: on a slow machine such a wait finds less, it never fails. For
 * what must come there is `until`.
 */
export function lapse(ms: number): Promise<void> {
	return new Promise((done) => setTimeout(done, ms));
}

/** Runs `late` unless it is taken back before: the ceiling of a wait for what comes by a listener. */
export function ceiling(ms: number, late: () => void): { lift(): void } {
	const timer = setTimeout(late, ms);
	return { lift: () => clearTimeout(timer) };
}

/**
 * The real time, but seven seconds past a full minute, for a rig whose clock a test moves on by itself: the engine rings
 * again on marks of the clock, so the second at which a test began would decide what rings, and when.
 */
export const sevenPast = () => Math.ceil(now() / 60_000) * 60_000 + 7_000;

/** Real epoch milliseconds, for what is compared with a running hub's clock; a test of rules gives them their time. */
export const now = () => Date.now();
