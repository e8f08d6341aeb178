import type { Journal } from "../journal/journal.ts";
import type { Clock } from "../model/clock.ts";
import type { Log } from "../model/log.ts";
import { StoreUnavailable } from "../model/problem.ts";

/** Looks again at least this often (real ms), whatever the timers say: the simulation's clock may run fast. */
const LOOK_AGAIN_MS = 1_000;
/** After a store that takes nothing. */
const RETRY_MS = 1_000;

/** Tells the journal when its next timer is due, so that what falls due becomes an entry. The only timer of the hub's rules. */
export function tick(journal: Journal, clock: Clock, log: Log): { stop(): void } {
	let next: NodeJS.Timeout | undefined;
	let stopped = false;
	const plan = (waitMs: number) => {
		clearTimeout(next);
		if (!stopped) next = setTimeout(look, waitMs);
	};
	const look = () => {
		const { nextDueAt } = journal;
		const waitMs = nextDueAt === undefined ? LOOK_AGAIN_MS : (nextDueAt - clock.now()) / clock.speed;
		if (waitMs > 0) return plan(Math.min(Math.ceil(waitMs), LOOK_AGAIN_MS));
		journal.advanceTime(clock.now()).then(
			() => plan(0),
			(error: unknown) => {
				if (!(error instanceof StoreUnavailable)) throw error;
				log.debug({ err: error }, "timers wait for the store");
				plan(RETRY_MS);
			},
		);
	};
	const unfollow = journal.follow(() => plan(0));
	plan(0);
	return {
		stop() {
			stopped = true;
			clearTimeout(next);
			unfollow();
		},
	};
}
