/** Ids of alarms or incidents under the name they are looked up by, oldest first. */
export type Register = ReadonlyMap<string, readonly string[]>;

/** Enters `id` under `name` in its order, whatever order they come in. */
export function keep(register: Map<string, string[]>, name: string, id: string): void {
	const ids = register.get(name);
	if (!ids) {
		register.set(name, [id]);
		return;
	}
	const seq = seqOf(id);
	let at = ids.length;
	while (at > 0 && seqOf(ids[at - 1] ?? "") > seq) at--;
	ids.splice(at, 0, id);
}

export function strike(register: Map<string, string[]>, name: string, id: string): void {
	const ids = register.get(name);
	const at = ids?.indexOf(id) ?? -1;
	if (!ids || at < 0) return;
	if (ids.length === 1) register.delete(name);
	else ids.splice(at, 1);
}

/** The seq in `alm-12` or `inc-12`. */
export function seqOf(id: string): number {
	return Number(id.slice(id.indexOf("-") + 1));
}

/** Ids of alarms or incidents in the order of their seqs, whatever order a map that was read back gives them in. */
export function inOrder(ids: Iterable<string>): string[] {
	return [...ids].sort((a, b) => seqOf(a) - seqOf(b));
}
