import { randomOf } from "../world/random.ts";

/** How guards are, as shares of what they are sent to. Our own settings: worse than any real shift. */
export interface Habits {
	readonly refuse: number;
	readonly sayNothing: number;
	/** Of those who go. */
	readonly comeLate: number;
	readonly loseNetwork: number;
}

export const USUAL: Habits = { refuse: 0.15, sayNothing: 0.1, comeLate: 0.2, loseNetwork: 0.2 };

const REASONS = ["Busy with something that can't wait", "Too far away", "手头事情无法离开", "受伤或身体不适"] as const;
const LOOKS_MS = [1_000, 20_000] as const;
const WALKS_MS = [30_000, 180_000] as const;
/** Later than anybody waits where lives are at stake (5 min). */
const LATE_MS = [330_000, 600_000] as const;
const AWAY_MS = [10_000, 90_000] as const;
const STAYS_MS = [20_000, 120_000] as const;

/** What a guard does about one dispatch, in simulated ms after the phone had it. */
export interface Answering {
	/** `nothing`: they never look. */
	readonly says: "accept" | "decline" | "nothing";
	readonly afterMs: number;
	readonly reason?: string;
	/** From accepting to arriving, and from there to done. */
	readonly walksMs: number;
	readonly staysMs: number;
	/** On the way the phone has no network: so long after accepting, for so long. */
	readonly away?: { readonly afterMs: number; readonly forMs: number };
}

/** The same seed, guard and dispatch always give the same. */
export function answeringOf(
	{ seed, guard, dispatch }: { readonly seed: string; readonly guard: string; readonly dispatch: string },
	habits: Habits = USUAL,
): Answering {
	const random = randomOf(`${seed} ${guard} ${dispatch}`);
	const within = ([from, to]: readonly [number, number]) => Math.round(random.between(from, to));
	// Always as many numbers, so that a habit changes nothing but itself.
	const [does, late, away] = [random.next(), random.next(), random.next()];
	const afterMs = within(LOOKS_MS);
	const walksMs = within(late < habits.comeLate ? LATE_MS : WALKS_MS);
	const staysMs = within(STAYS_MS);
	const lost = { afterMs: Math.round(walksMs * random.next() * 0.8), forMs: within(AWAY_MS) };
	const reason = random.pick(REASONS);
	const walk = { afterMs, walksMs, staysMs };
	if (does < habits.sayNothing) return { says: "nothing", ...walk };
	if (does < habits.sayNothing + habits.refuse) return { says: "decline", ...(reason && { reason }), ...walk };
	return { says: "accept", ...walk, ...(away < habits.loseNetwork && { away: lost }) };
}
