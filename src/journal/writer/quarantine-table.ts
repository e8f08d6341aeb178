import { BUDGETS } from "../../model/budgets.ts";
import { type Draft, deviceOf } from "../../model/entry.ts";
import type { Site } from "../../model/site.ts";
import type { Rejected } from "../journal.ts";
import type { Connection } from "../store/connect.ts";
import { deviceMessage } from "./device-message.ts";
import { dayOf, QuarantineBudget } from "./quarantine-budget.ts";

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
	account: string,
	day: number,
];

/** Writes what could not enter the journal, with the exact reason. */
export class QuarantineTable {
	readonly #insert;
	readonly #budget: QuarantineBudget;

	constructor(db: Connection) {
		this.#budget = new QuarantineBudget(db);
		this.#insert = db.prepare<Row>(
			`INSERT INTO quarantine (received_at, sender, topic, reason, path, found, expected, bytes, total_bytes, account, day)
			 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		);
	}

	add(message: Rejected): void {
		const { receivedAt, sender, topic, reason, path, found, expected, totalBytes, account } = message;
		const bytes = message.bytes.subarray(0, BUDGETS.quarantined.limit);
		const day = dayOf(receivedAt);
		this.#insert.run(
			receivedAt,
			sender,
			topic,
			reason,
			path ?? null,
			found ?? null,
			expected ?? null,
			bytes,
			totalBytes,
			account,
			day,
		);
		this.#budget.added(account, day, bytes.length);
	}

	/** Keeps a well-formed entry that can't be taken: a device's as the message that it was, any other as it is, by its type. */
	setAside(draft: Draft, why: Pick<Rejected, "reason" | "path" | "found" | "expected">, site: Pick<Site, "id">): void {
		const entry = { topic: draft.type, bytes: Buffer.from(JSON.stringify(draft)) };
		const { topic, bytes } = deviceMessage(draft, site) ?? entry;
		this.add({
			...why,
			receivedAt: draft.receivedAt,
			account: deviceOf(draft.source) ?? "hub",
			sender: draft.source.replace(/^(device|user):/, ""),
			topic,
			bytes,
			totalBytes: bytes.length,
		});
	}
}
