/** One after another: what is looked at by one of them still holds when it writes. One that fails keeps no other from it. */
export function inTurns(): <T>(work: () => Promise<T>) => Promise<T> {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const mine = last.then(work);
		last = mine.catch(() => undefined);
		return mine;
	};
}
