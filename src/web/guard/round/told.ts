import type { Round } from "../state.ts";

/**
 * The rounds that this phone knows, with what the hub has told of them since: the newer of two counts, a new one is added,
 * and one that was told before and is no more (handed on) goes. The very same where nothing is new.
 */
export function withTold(
	known: readonly Round[],
	told: ReadonlyMap<string, Round>,
	before: ReadonlySet<string>,
): readonly Round[] {
	const kept = known.filter(({ id }) => told.has(id) || !before.has(id));
	const ids = new Set(known.map(({ id }) => id));
	const now = kept.map((one) => {
		const newer = told.get(one.id);
		return newer && newer.rev > one.rev ? newer : one;
	});
	const added = [...told.values()].filter(({ id }) => !ids.has(id));
	const isSame = added.length === 0 && now.length === known.length && now.every((one, i) => one === known[i]);
	return isSame ? known : [...now, ...added];
}
