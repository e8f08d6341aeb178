/** How long somebody may take to touch a key or unlock a phone. */
export const ANSWER_WITHIN_MS = 5 * 60_000;
/** Open ones of one user; a further one ends the oldest. */
const PER_USER = 5;

/** What a browser was asked and has not answered: each is answered once, and soon. */
export interface Challenges<About> {
	put(key: string, about: About): void;
	/** What was asked, this once; undefined: nothing, or too long ago. */
	take(key: string): About | undefined;
}

/** In memory: after a restart it is asked anew. `wall` is epoch ms. */
export function openChallenges<About extends { readonly user: string }>(wall: () => number): Challenges<About> {
	const open = new Map<string, { readonly about: About; readonly until: number }>();
	return {
		put(key, about) {
			for (const [other, { until }] of open) if (until <= wall()) open.delete(other);
			const own = [...open].filter(([, one]) => one.about.user === about.user);
			for (const [oldest] of own.slice(0, Math.max(0, own.length - PER_USER + 1))) open.delete(oldest);
			open.delete(key);
			open.set(key, { about, until: wall() + ANSWER_WITHIN_MS });
		},
		take(key) {
			const found = open.get(key);
			open.delete(key);
			return found && found.until > wall() ? found.about : undefined;
		},
	};
}
