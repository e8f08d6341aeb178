import type { Came, Debt } from "../../model/silence-budget.ts";

/** So many activations of a debt are told apart; older ones are counted in groups. Our own setting. */
const TOLD_APART = 16;

/** The activations of a debt, the oldest first. */
export function cameIn({ rev, since, count, came }: Pick<Debt, "rev" | "since" | "count" | "came">): readonly Came[] {
	return came ?? [{ rev, at: since, count }];
}

/** The same with one more: of the older half those two are counted together that are fewest. */
export function oneMore(before: Debt | undefined, one: Came): readonly Came[] {
	const all = [...(before ? cameIn(before) : []), one];
	if (all.length <= TOLD_APART) return all;
	let least = 0;
	for (let i = 1; i < TOLD_APART / 2; i++) if (together(all, i) < together(all, least)) least = i;
	const [first, second] = [all[least], all[least + 1]];
	if (first && second) all.splice(least, 2, { rev: second.rev, at: first.at, count: first.count + second.count });
	return all;
}

function together(all: readonly Came[], i: number): number {
	return (all[i]?.count ?? 0) + (all[i + 1]?.count ?? 0);
}

/**
 * What of a debt is left when only some of it was heard, or meant: count and time are those of what is left. A group of which
 * only a part was counts whole, so that nothing unheard is ever taken for heard. Undefined: nothing is left.
 */
export function leftOf(debt: Debt, stays: (one: Came) => boolean): Debt | undefined {
	const left = cameIn(debt).filter(stays);
	const [first] = left;
	const last = left.at(-1);
	if (!first || !last) return undefined;
	const { came: _all, ...rest } = debt;
	return {
		...rest,
		rev: last.rev,
		since: Math.max(debt.since, first.at),
		count: left.reduce((sum, { count }) => sum + count, 0),
		...(debt.quietSince !== undefined && { quietSince: Math.max(debt.quietSince, first.at) }),
		...(left.length > 1 && { came: left }),
	};
}

/** The debt with so many more in its newest activation. */
export function countingMore(debt: Debt, more: number): Debt {
	if (more === 0) return debt;
	const all = cameIn(debt);
	const last = all.at(-1);
	const came = last && all.length > 1 && [...all.slice(0, -1), { ...last, count: last.count + more }];
	return { ...debt, count: debt.count + more, ...(came && { came }) };
}
