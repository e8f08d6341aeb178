import { cursorAt } from "../journal/cursor.ts";
import type { EntryQuery, Page, Reader } from "../journal/query.ts";
import type { RecordedEntry } from "../model/entry.ts";

/** So many entries are looked at in one question. */
const LOOKED_AT = 1_000;

/**
 * A page of those entries that `shows` lets through. What it holds back takes no place and moves no cursor: else an empty
 * page with a `nextCursor` would tell that something stands there.
 */
export async function visiblePage(
	reader: Pick<Reader, "entries">,
	query: EntryQuery,
	shows: (entry: RecordedEntry) => boolean,
): Promise<Page<RecordedEntry>> {
	const found: RecordedEntry[] = [];
	let from = query.cursor;
	do {
		const limit = Math.min(LOOKED_AT, query.limit + 1);
		const page = await reader.entries({ ...query, limit, ...(from !== undefined && { cursor: from }) });
		found.push(...page.items.filter(shows));
		from = page.nextCursor;
	} while (found.length <= query.limit && from !== undefined);
	const items = found.slice(0, query.limit);
	const last = items.at(-1);
	return { items, ...(found.length > query.limit && last && { nextCursor: cursorAt(last.seq) }) };
}
