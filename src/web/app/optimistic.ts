interface Thing {
	readonly id: string;
	/** The seq that last changed it. */
	readonly rev: number;
}

/** What a person has just done to a thing, shown before the hub has said so. */
export interface Optimistic<T> {
	/** The thing as it will be. It is laid over whatever the hub says meanwhile, so it must bear being done already. */
	readonly change: (thing: T) => Partial<T>;
	/** The `rev` with which the hub answered: from it on the hub's own word is shown. Absent: not answered yet. */
	readonly answered?: number;
}

/** By the thing's id, the first done first. */
export type OptimisticChanges<T> = ReadonlyMap<string, readonly Optimistic<T>[]>;

/** The thing as it should be shown: with what was just done to it, until the hub's word has caught up. */
export function withOptimistic<T extends Thing>(thing: T, hopes: OptimisticChanges<T>): T {
	let seen = thing;
	for (const { change } of standing(thing, hopes)) seen = { ...seen, ...change(seen) };
	return seen;
}

/** The hopes with one more for this thing. */
export function addOptimistic<T extends Thing>(
	hopes: OptimisticChanges<T>,
	thing: T,
	hope: Optimistic<T>,
): OptimisticChanges<T> {
	return new Map(hopes).set(thing.id, [...standing(thing, hopes), hope]);
}

/** The hopes after the hub has answered this one. */
export function answeredOptimistic<T>(
	hopes: OptimisticChanges<T>,
	id: string,
	hope: Optimistic<T>,
	rev: number,
): OptimisticChanges<T> {
	const left = (hopes.get(id) ?? []).map((one) => (one === hope ? { ...one, answered: rev } : one));
	return new Map(hopes).set(id, left);
}

/** The hopes without this one, because the hub refused it. */
export function dropOptimistic<T>(hopes: OptimisticChanges<T>, id: string, hope: Optimistic<T>): OptimisticChanges<T> {
	const left = (hopes.get(id) ?? []).filter((one) => one !== hope);
	return new Map(hopes).set(id, left);
}

function standing<T extends Thing>({ id, rev }: T, hopes: OptimisticChanges<T>): readonly Optimistic<T>[] {
	return (hopes.get(id) ?? NONE).filter(({ answered }) => answered === undefined || rev < answered);
}

const NONE: readonly never[] = [];
