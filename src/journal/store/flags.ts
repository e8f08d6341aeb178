import type { Draft } from "../../model/entry.ts";

/** Each mark of an entry and its bit in the row. A bit is never given to another mark. */
const BITS = { clockSkew: 1, late: 2, initial: 4, noTime: 8 } as const;

type Mark = keyof typeof BITS;
export type Marks = Pick<Draft, Mark>;

const MARKS = Object.entries(BITS);

/** An entry's marks as one number. */
export function flagsOf(draft: Marks): number {
	const { clockSkew, late, initial, noTime } = draft;
	return (
		(clockSkew ? BITS.clockSkew : 0) |
		(late ? BITS.late : 0) |
		(initial ? BITS.initial : 0) |
		(noTime ? BITS.noTime : 0)
	);
}

/** The marks that `flagsOf` made a number of. */
export function marksOf(flags: number): Marks {
	if (flags === 0) return {};
	return Object.fromEntries(MARKS.flatMap(([mark, bit]) => ((flags & bit) !== 0 ? [[mark, true]] : [])));
}
