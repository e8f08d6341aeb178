export interface Sight {
	readonly top: number;
	readonly height: number;
}

/** Which rows, from the first to before the last, are in sight: those of which a half or more is. */
export function inSight({ top, height }: Sight, rowHeight: number): { from: number; to: number } {
	return {
		from: Math.max(0, Math.ceil(top / rowHeight - 0.5)),
		to: Math.max(0, Math.floor((top + height) / rowHeight - 0.5) + 1),
	};
}

/** Those of `wanted` that no row in sight shows: they wait to come in, or were scrolled away. */
export function unseen(
	wanted: readonly string[],
	rows: readonly string[],
	sight: Sight,
	rowHeight: number,
): readonly string[] {
	if (wanted.length === 0) return wanted;
	const { from, to } = inSight(sight, rowHeight);
	const seen = new Set(rows.slice(from, to));
	return wanted.filter((id) => !seen.has(id));
}

/**
 * Where the list is to be scrolled because the selected row is elsewhere now, or undefined. A person's choice is always
 * brought into sight. Otherwise the list follows a row that was in sight, and never so that it takes one of these out of
 * sight: `urgent` are the rows of criticals that nobody has taken.
 */
export function follow(
	to: number | undefined,
	{ picked, wasInSight, urgent }: { picked: boolean; wasInSight: boolean; urgent: readonly number[] },
	sight: Sight,
	rowHeight: number,
): number | undefined {
	if (to === undefined || picked) return to;
	if (!wasInSight) return undefined;
	const now = inSight(sight, rowHeight);
	const then = inSight({ ...sight, top: to }, rowHeight);
	const hides = urgent.some((row) => row >= now.from && row < now.to && (row < then.from || row >= then.to));
	return hides ? undefined : to;
}
