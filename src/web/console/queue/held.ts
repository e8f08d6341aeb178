/** The rows as they stand on the screen, and who waits to come in. */
export interface Shown {
	readonly rows: readonly string[];
	readonly newcomers: readonly string[];
}

/**
 * Which rows to show. While the pointer or the focus is in the list nothing moves: rows keep their places (also those
 * that have just been resolved), and newcomers wait above, counted. Otherwise the list is simply what it should be.
 */
export function rowsToShow(before: readonly string[], wanted: readonly string[], held: boolean): Shown {
	if (!held) return { rows: wanted, newcomers: [] };
	const known = new Set(before);
	return { rows: before, newcomers: wanted.filter((id) => !known.has(id)) };
}
