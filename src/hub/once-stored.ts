import type { Log } from "../model/log.ts";
import { StoreUnavailable } from "../model/problem.ts";

const AGAIN_MS = 1_000;

/**
 * Does what must be in the journal before all else, and goes on without it where the store takes nothing now: the hub then
 * shows what it knows, and says it as soon as the store works again.
 */
export async function onceStored(
	work: () => Promise<void>,
	{ log, closed }: { log: Log; closed: AbortSignal },
): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (!(error instanceof StoreUnavailable)) throw error;
		log.error({ err: error }, "the store takes nothing: the hub starts read-only, and acknowledges nothing");
		void later(work, { log, closed });
	}
}

async function later(work: () => Promise<void>, { log, closed }: { log: Log; closed: AbortSignal }): Promise<void> {
	while (!closed.aborted) {
		await new Promise((go) => setTimeout(go, AGAIN_MS).unref());
		if (closed.aborted) return;
		try {
			return await work();
		} catch (error) {
			if (error instanceof StoreUnavailable) continue;
			log.error({ err: error }, "what a start must journal could not be journalled");
			return;
		}
	}
}
