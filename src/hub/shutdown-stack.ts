import type { Log } from "../model/log.ts";

/** What was opened, to be closed the other way round. */
export interface ShutdownStack {
	/** Keeps what closes the thing that was just opened. */
	push(close: () => unknown): void;
	/**
	 * Closes everything, the newest first. What fails keeps nothing else open.
	 *
	 * @throws The first failure, once all the rest is closed; each is in the log.
	 */
	close(): Promise<void>;
}

/** An empty list of things to close. */
export function newShutdownStack(log: Pick<Log, "error">): ShutdownStack {
	const stops: (() => unknown)[] = [];
	return {
		push: (stop) => void stops.push(stop),
		async close() {
			const failures: unknown[] = [];
			for (let stop = stops.pop(); stop; stop = stops.pop()) {
				try {
					await stop();
				} catch (error) {
					log.error({ err: error }, "something could not be closed");
					failures.push(error);
				}
			}
			if (failures.length > 0) throw failures[0];
		},
	};
}
