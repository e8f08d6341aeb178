import { cursorAt, ENTRIES } from "../../journal/cursor.ts";
import type { EntryQuery, Page } from "../../journal/query.ts";
import type { Rows } from "../../journal/reader/presenter.ts";
import { BUDGETS } from "../../model/budgets.ts";
import type { RecordedEntry } from "../../model/entry.ts";
import type { Redaction } from "../redaction.ts";
import { viewOf } from "../view.ts";
import { type Left, leftOf } from "./left.ts";
import type { ListQuestion, PresenterQuestion } from "./list-question.ts";
import type { ShownSite } from "./shown-site.ts";

/** So many entries are looked at in one question. */
const LOOKED_AT = 1_000;

interface Parts {
	readonly rows: Pick<Rows, "entries" | "read">;
	readonly site: ShownSite;
	readonly discreet: Redaction;
}

/**
 * A page of the journal for one audience, as JSON. Where what is asked for would tell a discreet place, what is discreet
 * takes no room on the page and moves no cursor: else an empty page with a `nextCursor` would tell that something stands
 * there.
 */
export function presentEvents(
	{ query, audience, user, whole, narrowed }: Extract<ListQuestion, { list: "events" }>,
	{ rows, site, discreet }: Parts,
): string {
	const left = leftOf(query, rows);
	const view = viewOf({ site, discreet, lastSeenAt: () => undefined });
	const texts: string[] = [];
	let bytes = 0;
	let last: RecordedEntry | undefined;
	for (const entry of entriesOf(rows, query)) {
		if (narrowed && discreet.hides(entry)) continue;
		const shown = view.entry(entry, { whole, audience, user });
		if (!shown) continue;
		const text = JSON.stringify(shown);
		bytes += Buffer.byteLength(text);
		if (texts.length === query.limit || (last && bytes > BUDGETS.page.limit)) {
			return pageOf(texts, { last, left });
		}
		texts.push(text);
		last = entry;
	}
	return pageOf(texts, { left });
}

/** One entry for one audience, as JSON; nothing if there is none with this seq. */
export function presentEvent(
	{ seq, audience, user }: Extract<PresenterQuestion, { list: "event" }>,
	{ rows, site, discreet }: Parts,
): readonly string[] {
	const text = rows.entries.one(seq);
	if (text === undefined) return [];
	const entry: RecordedEntry = JSON.parse(text);
	const shown = viewOf({ site, discreet, lastSeenAt: () => undefined }).entry(entry, { audience, user });
	return shown ? [JSON.stringify(shown)] : [];
}

function pageOf(
	texts: readonly string[],
	{ last, left }: { last?: RecordedEntry | undefined; left: Left | undefined },
): string {
	const next = last ? `,"nextCursor":"${cursorAt(ENTRIES, last.seq)}"` : "";
	return `{"items":[${texts.join(",")}]${next}${left ? `,"left":${JSON.stringify(left)}` : ""}}`;
}

/** All that the query finds, from its cursor on; the next are read when they are asked for. */
function* entriesOf({ entries }: Pick<Rows, "entries">, query: EntryQuery): Generator<RecordedEntry> {
	let { cursor } = query;
	do {
		const limit = Math.min(LOOKED_AT, query.limit + 1);
		const page: Page<RecordedEntry> = JSON.parse(
			entries.page({ ...query, limit, ...(cursor !== undefined && { cursor }) }),
		);
		yield* page.items;
		cursor = page.nextCursor;
	} while (cursor !== undefined);
}
