/** Says one thing: in words, or with fields (an `Error` goes under `err`). */
interface Say {
	(fields: object, words?: string): void;
	(words: string): void;
}

/** Where the hub says what it does: JSON lines, or readable ones on a terminal. */
export interface Log {
	readonly debug: Say;
	readonly info: Say;
	readonly warn: Say;
	readonly error: Say;
	readonly fatal: Say;
	/** A log that says these fields each time. */
	child(fields: Readonly<Record<string, unknown>>): Log;
}
