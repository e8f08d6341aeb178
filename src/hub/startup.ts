import { Threads } from "../journal/threads.ts";
import { type DescribedHere, readInThread } from "../site/read-in-thread.ts";

/** What takes long at the start and needs nothing else; it runs beside the loading of all the rest. */
export interface Startup {
	readonly threads: Threads;
	readonly described: Promise<DescribedHere>;
}

/** Starts the journal's threads, and reads the site's file. */
export function startUp(config: string): Startup {
	const described = readInThread(config);
	// Whoever waits for it is told; nobody may be waiting yet.
	described.catch(() => undefined);
	return { threads: new Threads(), described };
}
