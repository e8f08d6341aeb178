import type { Draft } from "../model/entry.ts";
import type { Connection } from "./connect.ts";
import type { Rejected } from "./journal.ts";

/** The contract's bound on what is kept of one message. */
const KEPT_BYTES = 65_536;

type Row = [
	receivedAt: number,
	sender: string,
	topic: string,
	reason: string,
	path: string | null,
	found: string | null,
	expected: string | null,
	bytes: Uint8Array,
	totalBytes: number,
];

/** Writes what could not enter the journal, with the exact reason. */
export class QuarantineTable {
	readonly #insert;

	constructor(db: Connection) {
		this.#insert = db.prepare<Row>(
			`INSERT INTO quarantine (received_at, sender, topic, reason, path, found, expected, bytes, total_bytes)
			 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		);
	}

	add(message: Rejected): void {
		const { receivedAt, sender, topic, reason, path, found, expected, bytes, totalBytes } = message;
		this.#insert.run(
			receivedAt,
			sender,
			topic,
			reason,
			path ?? null,
			found ?? null,
			expected ?? null,
			bytes.subarray(0, KEPT_BYTES),
			totalBytes,
		);
	}

	/** Keeps a well-formed entry that can't be taken. Its topic is its type. */
	setAside(draft: Draft, why: Pick<Rejected, "reason" | "path" | "found" | "expected">): void {
		const bytes = Buffer.from(JSON.stringify(draft));
		this.add({
			...why,
			receivedAt: draft.receivedAt,
			sender: draft.source.replace(/^(device|user):/, ""),
			topic: draft.type,
			bytes,
			totalBytes: bytes.length,
		});
	}
}
