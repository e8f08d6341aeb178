import type { Configuration } from "../../model/configuration.ts";
import type { RecordedEntry } from "../../model/entry.ts";
import { inForceAt } from "../store/configuration-table.ts";
import { connectToRead } from "../store/connect.ts";
import { Dictionary } from "../store/dictionary.ts";
import { refuseNewer } from "../store/migrate.ts";
import { EntryReader } from "./read-entries.ts";

const PAGE = 5_000;

/** The last days of a journal, and what judged its newest entry. */
export interface Window {
	readonly entries: readonly RecordedEntry[];
	/** Undefined where no hub has said it yet. */
	readonly inForce: Configuration | undefined;
}

/**
 * Reads what entered the journal in the `forMs` before its newest entry; changes nothing, and may be done beside a
 * running hub, whose later commits it does not see.
 *
 * @throws {Refusal} `newer-database`.
 * @throws {StoreUnavailable} It can't be read, or is no journal.
 */
export function readWindow(file: string, forMs: number): Window {
	const db = connectToRead(file);
	try {
		const version = refuseNewer(db);
		const reader = new EntryReader(db, new Dictionary(db));
		return db.transaction((): Window => {
			const newest = reader.newest();
			const entries: RecordedEntry[] = [];
			if (newest > 0) {
				const { receivedAt }: RecordedEntry = JSON.parse(reader.one(newest) ?? "{}");
				let cursor: string | undefined;
				do {
					const query = { limit: PAGE, order: "asc", from: receivedAt - forMs } as const;
					const page: { items: RecordedEntry[]; nextCursor?: string } = JSON.parse(
						reader.page({ ...query, ...(cursor !== undefined && { cursor }) }),
					);
					entries.push(...page.items);
					cursor = page.nextCursor;
				} while (cursor !== undefined);
			}
			return { entries, inForce: version >= KEPT_SINCE ? inForceAt(db, newest)?.configuration : undefined };
		})();
	} finally {
		db.close();
	}
}

/** The schema's version that keeps configurations. */
const KEPT_SINCE = 5;
