const SPARE_ROWS = 8;
/** The list is drawn anew only when it was scrolled by so many rows: the spare ones stand in until then. */
const STEP_ROWS = 4;

/** Where a scrolled list is drawn from: the same for a few rows on. */
export function drawnFrom(top: number, rowHeight: number): number {
	const step = STEP_ROWS * rowHeight;
	return Math.floor(top / step) * step;
}

/** Which rows of a long list are drawn: those in sight and a few beside them. */
export function rowsInSight(
	{ top, height }: { top: number; height: number },
	rowHeight: number,
	count: number,
): { from: number; to: number } {
	const from = Math.max(0, Math.floor(top / rowHeight) - SPARE_ROWS);
	const to = Math.min(count, Math.ceil((top + height) / rowHeight) + SPARE_ROWS);
	return { from: Math.min(from, to), to };
}

/** How far to scroll so that this row is in sight, or undefined where it is already. */
export function scrollTo(index: number, { top, height }: { top: number; height: number }, rowHeight: number) {
	const start = index * rowHeight;
	if (start < top) return start;
	if (start + rowHeight > top + height) return start + rowHeight - height;
	return undefined;
}
