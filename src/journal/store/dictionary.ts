import type { Connection } from "./connect.ts";

/** Sources, types and zones by number, both ways. A hub has some thousand, so all stay in memory. */
export class Dictionary {
	readonly #numbers = new Map<string, number>();
	readonly #texts: (string | undefined)[] = [];
	readonly #insert;
	readonly #newer;

	constructor(db: Connection) {
		this.#insert = db.prepare<[number, string]>("INSERT INTO word (no, text) VALUES (?, ?)");
		this.#newer = db.prepare<[number], { no: number; text: string }>("SELECT no, text FROM word WHERE no >= ?");
		this.refresh();
	}

	/** The word's number; a new word is written in the transaction that is open. */
	number(text: string): number {
		const known = this.#numbers.get(text);
		if (known !== undefined) return known;
		const no = this.#texts.length;
		this.#insert.run(no, text);
		this.#note(no, text);
		return no;
	}

	/** The word's number, or undefined if nothing was ever said of it. */
	find(text: string): number | undefined {
		return this.#numbers.get(text);
	}

	/** The numbers of all words that begin so. */
	beginning(start: string): readonly number[] {
		return [...this.#numbers].flatMap(([text, no]) => (text.startsWith(start) ? no : []));
	}

	text(no: number): string {
		const text = this.#texts[no];
		if (text === undefined) throw new Error(`word ${no} is not in the dictionary: the journal is damaged`);
		return text;
	}

	/** Takes in the words that were written since. */
	refresh(): void {
		for (const { no, text } of this.#newer.all(this.#texts.length)) this.#note(no, text);
	}

	/** Forgets all and reads again: after a rollback. */
	reload(): void {
		this.#numbers.clear();
		this.#texts.length = 0;
		this.refresh();
	}

	#note(no: number, text: string): void {
		this.#numbers.set(text, no);
		this.#texts[no] = text;
	}
}
