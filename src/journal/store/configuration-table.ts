import type { Configuration } from "../../model/configuration.ts";
import type { Connection } from "./connect.ts";

/** Keeps what each configuration was made of, and from which entry on it judged. */
export class ConfigurationTable {
	readonly #keep;
	readonly #begin;

	constructor(db: Connection) {
		this.#keep = db.prepare<[string, string]>(
			"INSERT INTO configuration (hash, files) VALUES (?, ?) ON CONFLICT DO NOTHING",
		);
		this.#begin = db.prepare<[number, string]>("INSERT INTO configuration_in_force (from_seq, hash) VALUES (?, ?)");
	}

	keep({ hash, files }: Configuration): void {
		this.#keep.run(hash, JSON.stringify(files));
	}

	/** From this entry on it judges. */
	begin(seq: number, hash: string): void {
		this.#begin.run(seq, hash);
	}
}

/** What judged the newest entry of the journal with that seq or below; undefined if nothing was said before. */
export function inForceAt(
	db: Connection,
	seq: number,
): { readonly configuration: Configuration; readonly fromSeq: number } | undefined {
	const row = db
		.prepare<[number], { hash: string; files: string; from_seq: number }>(
			`SELECT from_seq, hash, files FROM configuration_in_force JOIN configuration USING (hash)
			 WHERE from_seq <= ? ORDER BY from_seq DESC LIMIT 1`,
		)
		.get(seq);
	return row && { configuration: { hash: row.hash, files: JSON.parse(row.files) }, fromSeq: row.from_seq };
}
