import { cursorAt, ENTRIES } from "../journal/cursor.ts";
import type { Page } from "../journal/query.ts";
import type { Rows } from "../journal/reader/presenter.ts";
import type { RecordedEntry } from "../model/entry.ts";
import type { ShownSite } from "./presenter/shown-site.ts";
import { newRedaction, type Redaction, redactedTypes } from "./redaction.ts";

const PAGE = 1_000;

/** Knows what is discreet in the rows that a thread reads. */
export interface RedactionReader extends Redaction {
	/** Learns what came since the last time; call it in the transaction in which the rows are read. */
	catchUp(): void;
}

/** Starts with all that is discreet in the journal. */
export function openRedactionReader(site: ShownSite, rows: Rows): RedactionReader {
	const memory = newRedaction(() => site);
	let known: number | undefined;
	const learnType = (type: string) => {
		let cursor = known === undefined ? undefined : cursorAt(ENTRIES, known);
		do {
			const query = { type, limit: PAGE, order: "asc", ...(cursor !== undefined && { cursor }) } as const;
			const page: Page<RecordedEntry> = JSON.parse(rows.entries.page(query));
			for (const entry of page.items) memory.learnEntry(entry);
			cursor = page.nextCursor;
		} while (cursor !== undefined);
	};
	return {
		...memory,
		catchUp() {
			const newest = rows.entries.newest();
			if (newest === known) return;
			for (const type of redactedTypes(memory.types)) learnType(type);
			for (const { id, keptFrom } of rows.objects.discreet(known)) memory.learnId(id, keptFrom ?? undefined);
			known = newest;
		},
	};
}
