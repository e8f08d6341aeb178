/** As many of the newest as fit into so many bytes of JSON; perhaps none. */
export function newestWithin<E>(all: readonly E[], limit: number): readonly E[] {
	let bytes = 0;
	let first = all.length;
	while (first > 0) {
		bytes += JSON.stringify(all[first - 1]).length;
		if (bytes > limit) break;
		first--;
	}
	return all.slice(first);
}
