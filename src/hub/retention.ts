import type { Journal } from "../journal/journal.ts";
import type { Clock } from "../model/clock.ts";
import type { Log } from "../model/log.ts";
import { StoreUnavailable } from "../model/problem.ts";
import { DAY_MS, JOURNAL_DAYS } from "../model/retention.ts";
import type { CurrentSite } from "../model/site.ts";

interface Parts {
	readonly site: CurrentSite;
	readonly journal: Pick<Journal, "retain">;
	readonly clock: Clock & { readonly suspectSince?: number | undefined };
	readonly log: Log;
}

/** By the hub's clock, but real time sets the pace: no simulation speed makes it look more than once a minute. */
const EVERY_MS = { hub: 3_600_000, realAtLeast: 60_000 };

/** Has entries leave the journal that are older than the site keeps them, now and at each hour. */
export function keepJournalShort(parts: Parts): { close(): void } {
	const { clock, log } = parts;
	const look = () =>
		void retain(parts).catch((error: unknown) => {
			if (!(error instanceof StoreUnavailable)) throw error;
			log.debug({ err: error }, "entries that are old stay until the store takes something");
		});
	look();
	const looking = setInterval(look, Math.max(EVERY_MS.realAtLeast, EVERY_MS.hub / clock.speed)).unref();
	return { close: () => clearInterval(looking) };
}

async function retain({ site, journal, clock }: Parts): Promise<void> {
	// What a clock that can't be right calls old may be seconds old.
	if (clock.suspectSince !== undefined) return;
	const { journalDays } = site().retention ?? { journalDays: JOURNAL_DAYS.default };
	const now = clock.now();
	await journal.retain(now - journalDays * DAY_MS, now);
}
