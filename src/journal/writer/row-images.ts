import type { Anchor } from "../store/anchor.ts";
import type { Connection } from "../store/connect.ts";
import type { ProjectionKind } from "./projections/define-projection.ts";

interface Table {
	readonly name: string;
	readonly columns: readonly string[];
	/** The columns of its primary key, in its order. */
	readonly key: readonly string[];
	/** Each row says which entry last changed it: one that is younger than a mark was not there, or is imaged. */
	readonly hasRev: boolean;
}

/**
 * From now on this connection keeps of each row what it was at the newest mark, when it first changes after it: so that a
 * mark costs nothing when it is made, and a journal that begins anew there has all that was kept beside it.
 */
export function keepImages(db: Connection, kinds: readonly ProjectionKind[]): void {
	// A row that another takes the place of (`OR REPLACE`) is told to triggers by this alone.
	db.pragma("recursive_triggers = ON");
	for (const { name, columns, key, hasRev } of imaged(db, kinds)) {
		const cells = (row: "OLD" | "NEW", of: readonly string[]) =>
			`json_array(${of.map((column) => `${row}."${column}"`).join(", ")})`;
		const image = (row: "OLD" | "NEW", what: string, only = "") => `
			INSERT INTO image (mark, tbl, key, row)
			SELECT newest.seq, '${name}', ${cells(row, key)}, ${what} FROM (SELECT max(seq) AS seq FROM mark) AS newest
			WHERE newest.seq IS NOT NULL ${only} AND NOT EXISTS
				(SELECT 1 FROM image WHERE mark = newest.seq AND tbl = '${name}' AND key = ${cells(row, key)});`;
		const was = image("OLD", cells("OLD", columns), hasRev ? "AND OLD.rev <= newest.seq" : "");
		const on = (event: string, body: string) =>
			db.exec(
				`CREATE TEMP TRIGGER IF NOT EXISTS image_${name}_${event.split(" ")[1]} ${event} ON main.${name} BEGIN ${body} END`,
			);
		on("BEFORE DELETE", was);
		// What moves with the hub's time (`epoch.ts`) changes without an entry of its own, and is as it is now.
		on(hasRev ? "BEFORE UPDATE OF rev" : "BEFORE UPDATE", was);
		if (!hasRev) on("AFTER INSERT", image("NEW", "NULL"));
	}
}

/** Fills the shadows of the projections' tables with what their rows were at the anchor. */
export function fillAsAt(db: Connection, kinds: readonly ProjectionKind[], { seq }: Pick<Anchor, "seq">): void {
	for (const { tables, standing } of kinds) {
		if (standing === undefined) continue;
		for (const table of tables) {
			db.prepare<[number]>(`INSERT INTO temp.${table} SELECT * FROM main.${table} WHERE ${standing}`).run(seq);
		}
	}
	for (const table of imaged(db, kinds)) fillTable(db, table, seq);
}

function fillTable(db: Connection, { name, columns, key, hasRev }: Table, seq: number): void {
	const cells = columns.map((_, n) => `row ->> '$[${n}]'`).join(", ");
	// Of several images the one of the earliest mark counts: sqlite.org/lang_select.html#bareagg.
	db.exec(
		`CREATE TEMP TABLE as_at AS SELECT key, row, min(mark) FROM image WHERE mark >= ${seq} AND tbl = '${name}' GROUP BY key`,
	);
	db.exec("CREATE UNIQUE INDEX temp.as_at_key ON as_at (key)");
	const at = columns.indexOf("rev");
	const keyed = `json_array(${key.map((column) => `now."${column}"`).join(", ")})`;
	db.exec(
		`INSERT INTO temp.${name} SELECT ${cells} FROM as_at WHERE row IS NOT NULL ${hasRev ? `AND row ->> '$[${at}]' <= ${seq}` : ""}`,
	);
	db.exec(`INSERT INTO temp.${name} SELECT * FROM main.${name} AS now
		WHERE ${hasRev ? `rev <= ${seq} AND` : ""} NOT EXISTS (SELECT 1 FROM as_at WHERE key = ${keyed})`);
	db.exec("DROP TABLE as_at");
}

function imaged(db: Connection, kinds: readonly ProjectionKind[]): readonly Table[] {
	const info = db.prepare<[string], { name: string; pk: number }>("SELECT name, pk FROM pragma_table_info(?, 'main')");
	return kinds.flatMap(({ tables, standing }) => {
		if (standing !== undefined) return [];
		return tables.map((name): Table => {
			const all = info.all(name);
			const key = all.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
			const columns = all.map((column) => column.name);
			return { name, columns, key: key.map((column) => column.name), hasRev: columns.includes("rev") };
		});
	});
}
