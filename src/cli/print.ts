/** Writes what a command answers to standard output, a line each. */
export function print(...lines: readonly string[]): void {
	process.stdout.write(`${lines.join("\n")}\n`);
}

/** Rows in columns that line up. */
export function table(rows: readonly (readonly string[])[]): string[] {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows.map((row) =>
		row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join("  ")
			.trimEnd(),
	);
}
