import { StoreUnavailable } from "../model/problem.ts";

/** Lets so many run at a time and so many bytes of work wait, in order. @throws {StoreUnavailable} More wait already. */
export function boundedQueue(
	atATime: number,
	waitingMaxBytes: number,
): (bytes: number, work: () => Promise<void>) => Promise<void> {
	const waiting: (() => void)[] = [];
	let waitingBytes = 0;
	let running = 0;
	return async (bytes, work) => {
		if (running >= atATime) {
			if (waitingBytes + bytes > waitingMaxBytes) throw new StoreUnavailable("too many pictures wait for the disk");
			waitingBytes += bytes;
			await new Promise<void>((go) => waiting.push(go));
			waitingBytes -= bytes;
		} else running++;
		try {
			await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	};
}

/** Lets work on the same key run one after the other. */
export function oneByOne(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
	const last = new Map<string, Promise<unknown>>();
	return async (key, work) => {
		const before = last.get(key);
		const mine = before ? before.then(work, work) : work();
		last.set(key, mine);
		try {
			return await mine;
		} finally {
			if (last.get(key) === mine) last.delete(key);
		}
	};
}
