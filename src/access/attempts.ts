/** Wrong passwords from one address, for one user there, or for one user from anywhere. */
interface Failures {
	count: number;
	lastAt: number;
}

/** From an address with more wrong ones than this, each user there has one free, not three. */
const FREE_FOR_ADDRESS = 10;
const FREE_FOR_PAIR = 3;
/** So many wrong ones for a user from anywhere count as one more of the address that tries again; two at most. */
const USER_SHARE = 10;
const USER_SHARE_MAX = FREE_FOR_PAIR - 1;
const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 60_000;
const FORGET_MS = 15 * 60_000;
/** Addresses and users remembered at once; the oldest is forgotten first. */
const REMEMBERED = 10_000;

/** Slows down guessing. Times are milliseconds of one clock. */
export interface Attempts {
	/** How long this address must wait before it may try this user again, in ms; 0 if it may now. */
	waitMs(address: string, user: string, now: number): number;
	/** Counts an attempt as wrong, before it is judged: a thousand at once must not all be free. */
	tried(address: string, user: string, now: number): void;
	/** Takes the last one back, and forgets what this address got wrong for this user. */
	succeeded(address: string, user: string): void;
	/** Takes the last one back: nobody came to judge it. */
	unjudged(address: string, user: string): void;
	/** Whether anything wrong came from there of late. */
	hasFailed(address: string, now: number): boolean;
}

/**
 * Counts wrong passwords per address and per user. The delay doubles with each further failure, up to a minute, and is
 * for that user at that address alone: whatever else comes from there, or for that user from elsewhere, makes nobody wait
 * who has not failed there.
 */
export function countAttempts(): Attempts {
	const byAddress = new Map<string, Failures>();
	const byPair = new Map<string, Failures>();
	const byUser = new Map<string, Failures>();
	const pairOf = (address: string, user: string) => `${networkOf(address)} ${user}`;
	return {
		waitMs(address, user, now) {
			const pair = recent(byPair, pairOf(address, user), now);
			if (!pair) return 0;
			const crowded = (recent(byAddress, networkOf(address), now)?.count ?? 0) > FREE_FOR_ADDRESS;
			const share = Math.min(USER_SHARE_MAX, Math.floor((recent(byUser, user, now)?.count ?? 0) / USER_SHARE));
			return remaining(pair, pair.count - (crowded ? 1 : FREE_FOR_PAIR - share), now);
		},
		tried(address, user, now) {
			count(byAddress, networkOf(address), now);
			count(byPair, pairOf(address, user), now);
			count(byUser, user, now);
		},
		succeeded(address, user) {
			byPair.delete(pairOf(address, user));
			takeBack(byAddress, networkOf(address));
			takeBack(byUser, user);
		},
		unjudged(address, user) {
			takeBack(byPair, pairOf(address, user));
			takeBack(byAddress, networkOf(address));
			takeBack(byUser, user);
		},
		hasFailed: (address, now) => recent(byAddress, networkOf(address), now) !== undefined,
	};
}

function remaining(failures: Failures, over: number, now: number): number {
	if (over < 0) return 0;
	const delay = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** over);
	return Math.max(0, failures.lastAt + delay - now);
}

function recent(from: Map<string, Failures>, key: string, now: number): Failures | undefined {
	const found = from.get(key);
	return found && now - found.lastAt <= FORGET_MS ? found : undefined;
}

function count(into: Map<string, Failures>, key: string, now: number): void {
	const before = recent(into, key, now)?.count ?? 0;
	into.delete(key);
	into.set(key, { count: before + 1, lastAt: now });
	if (into.size > REMEMBERED) into.delete(into.keys().next().value ?? key);
}

function takeBack(from: Map<string, Failures>, key: string): void {
	const found = from.get(key);
	if (found && found.count > 1) found.count--;
	else from.delete(key);
}

/** An IPv6 customer has a whole /64, so that is what counts as one address. */
export function networkOf(address: string): string {
	const bare = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address;
	return bare.includes(":") && bare !== "::1" ? bare.split(":").slice(0, 4).join(":") : bare;
}
