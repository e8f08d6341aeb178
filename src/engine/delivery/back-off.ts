const FIRST_MS = 1_000;
const MOST_MS = 15 * 60_000;
/** Up to so much of the wait is added, so that what failed together does not come back together. */
const JITTER = 0.25;

/** How long to wait after the failed attempt `attempt` (1, 2, …): 1 s, 2 s, 4 s … 15 min, and a part of that by the id. */
export function backOff(id: string, attempt: number): number {
	const wait = FIRST_MS * 2 ** Math.min(attempt - 1, 20);
	return Math.min(MOST_MS, Math.round(wait * (1 + JITTER * fractionOf(`${id} ${attempt}`))));
}

/** A number from 0 to below 1 by the text (FNV-1a), for the engine has no randomness of its own. */
function fractionOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
	return hash / 2 ** 32;
}
