/** The row after or before this one; from nowhere (or from a row that a machine chose) the first. */
export function rowBeside(rows: readonly string[], selected: string | undefined, step: 1 | -1): string | undefined {
	const at = selected === undefined ? -1 : rows.indexOf(selected);
	if (at === -1) return rows[0];
	return rows[Math.min(rows.length - 1, Math.max(0, at + step))];
}
