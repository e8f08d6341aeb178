import { useEffect, useState } from "preact/hooks";
import type { AnswerOf } from "../../contract/routes.ts";
import type { EntryShape } from "../../contract/shapes.ts";
import { onEntries } from "./follow.ts";
import { readPage } from "./list-page.ts";

export interface History {
	readonly entries: readonly EntryShape[];
	readonly failed: unknown;
	readonly reading: boolean;
	/** What was before that instant left the journal by rule, and when it did. */
	readonly left?: AnswerOf<"GET /events">["left"];
}

/** The entries with these added, each once, the newest first, at most so many. */
export function merged(known: readonly EntryShape[], more: readonly EntryShape[], most: number): readonly EntryShape[] {
	const bySeq = new Map([...known, ...more].map((entry) => [entry.seq, entry]));
	return [...bySeq.values()].sort((a, b) => b.seq - a.seq).slice(0, most);
}

/**
 * What the journal holds about one thing, and what comes to it while one looks. Read anew when `when` changes: entries
 * that joined an incident later, or came while the link was down, are found then. Empty while it may not be asked.
 */
export function useHistory(
	filter: "device" | "incident",
	id: string,
	{ most, when, asks = true }: { readonly most: number; readonly when: unknown; readonly asks?: boolean },
): History {
	const [history, setHistory] = useState<History>({ entries: [], failed: undefined, reading: true });
	useEffect(() => setHistory({ entries: [], failed: undefined, reading: true }), [filter, id]);
	useEffect(() => {
		if (!asks) return;
		let gone = false;
		const wait = setTimeout(() => {
			readPage({ [filter]: id }, most).then(
				({ items, left }) => !gone && setHistory({ entries: items, failed: undefined, reading: false, left }),
				(failed) => !gone && setHistory((before) => ({ ...before, failed, reading: false })),
			);
		}, 60);
		const stop = onEntries((events) => {
			const mine = events.filter((entry) => belongs(entry, filter, id));
			if (mine.length > 0) setHistory((now) => ({ ...now, entries: merged(now.entries, mine, most) }));
		});
		return () => {
			gone = true;
			clearTimeout(wait);
			stop();
		};
	}, [filter, id, most, when, asks]);
	return history;
}

function belongs(entry: EntryShape, filter: "device" | "incident", id: string): boolean {
	return filter === "device" ? entry.source === `device:${id}` : entry.incident === id;
}
