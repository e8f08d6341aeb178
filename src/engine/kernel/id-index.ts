/** Ids of alarms or incidents under the name they are looked up by, oldest first. */
export type IdIndex = ReadonlyMap<string, readonly string[]>;

/** Enters `id` under `name` in its order, whatever order they come in. */
export function addId(register: Map<string, string[]>, name: string, id: string): void {
	const ids = register.get(name);
	if (!ids) register.set(name, [id]);
	else ids.splice(placeOf(ids, id), 0, id);
}

export function removeId(register: Map<string, string[]>, name: string, id: string): void {
	const ids = register.get(name);
	if (!ids) return;
	const at = placeOf(ids, id);
	if (ids[at] !== id) return;
	if (ids.length === 1) register.delete(name);
	else ids.splice(at, 1);
}

/** Where `id` stands or would stand: looked up by halves, for a register grows with what is open. */
function placeOf(ids: readonly string[], id: string): number {
	const newest = ids.at(-1);
	if (newest !== undefined && isBefore(newest, id)) return ids.length;
	let from = 0;
	let to = ids.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if (isBefore(ids[middle] ?? "", id)) from = middle + 1;
		else to = middle;
	}
	return from;
}

function isBefore(a: string, b: string): boolean {
	return seqOf(a) - seqOf(b) < 0 || (seqOf(a) === seqOf(b) && a < b);
}

/** The seq in `alm-12` or `inc-12`. */
export function seqOf(id: string): number {
	return Number(id.slice(id.indexOf("-") + 1));
}

/** Ids of alarms or incidents in the order of their seqs, whatever order a map that was read back gives them in. */
export function inOrder(ids: Iterable<string>): string[] {
	return [...ids].sort((a, b) => seqOf(a) - seqOf(b));
}
