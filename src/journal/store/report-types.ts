import type { Connection } from "./connect.ts";
import type { Dictionary } from "./dictionary.ts";
import { idToColumn } from "./entry-id.ts";

/** What type a report had, by its source and the id that its source gave it. */
export class ReportTypes {
	readonly #dictionary: Dictionary;
	readonly #find;

	constructor(db: Connection, dictionary: Dictionary) {
		this.#dictionary = dictionary;
		this.#find = db.prepare<[string | Buffer, number], { type: number }>(
			"SELECT type FROM entry WHERE id = ? AND source = ?",
		);
	}

	/** Undefined if the source never said so. */
	of(source: string, id: string): string | undefined {
		const number = this.#dictionary.find(source);
		const found = number === undefined ? undefined : this.#find.get(idToColumn(id), number);
		return found && this.#dictionary.text(found.type);
	}
}
