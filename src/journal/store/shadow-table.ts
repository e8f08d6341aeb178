import type { Connection } from "./connect.ts";

/**
 * Puts an empty table of the same form before each of these: whoever names it on this connection means the new one
 * (sqlite.org/lang_naming.html: the temporary database is searched first).
 */
export function shadow(db: Connection, tables: readonly string[]): void {
	const sqlOf = db.prepare<[string], { sql: string }>(
		"SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?",
	);
	for (const table of tables) {
		const sql = sqlOf.get(table)?.sql;
		if (sql === undefined) throw new Error(`there is no table ${table} in the journal's schema`);
		db.exec(sql.replace(/^CREATE TABLE/i, "CREATE TEMP TABLE"));
	}
}

/** The rows of the shadow in place of the table's own; returns how many rows were another or not there, on either side. */
export function putInPlace(db: Connection, table: string): number {
	const count = (from: string, but: string) =>
		db
			.prepare<[], { n: number }>(
				`SELECT count(*) AS n FROM (SELECT * FROM ${from}.${table} EXCEPT SELECT * FROM ${but}.${table})`,
			)
			.get()?.n ?? 0;
	const differed = Math.max(count("temp", "main"), count("main", "temp"));
	if (differed === 0) return 0;
	db.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM temp.${table}`);
	return differed;
}

export function dropShadows(db: Connection, tables: readonly string[]): void {
	for (const table of tables) db.exec(`DROP TABLE temp.${table}`);
}
