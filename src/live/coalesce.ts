import { type Audience, readsEntries, viewKey } from "../contract/audience.ts";
import type { Upsert } from "../contract/live.ts";
import type { ChangedObject, Commit } from "../journal/journal.ts";
import { BUDGETS } from "../model/budgets.ts";
import type { RecordedEntry } from "../model/entry.ts";
import type { View } from "./view.ts";

/** Under load a follower hears at most once in this time; the first commit after a pause is told at once. */
const SPAN_MS = 8;
/** Entries of one message for the tape: nobody reads more in a glance, and the rest is one request away. */
const TAPE_MAX = 25;

/** What one or several commits brought, as one message to each audience, serialised once for all who are told the same. */
export interface Batch {
	readonly seq: number;
	to(audience: Audience): Message;
}

/** One message to one audience. */
export interface Message {
	readonly seq: number;
	readonly upserts: readonly Upsert[];
	readonly events: readonly { readonly seq: number }[];
	readonly text: Buffer;
}

/** Gathers commits into batches: each object once, as it is now. */
export interface Coalescer {
	add(commit: Commit): void;
	/** Tells what is gathered now. */
	flush(): void;
	close(): void;
}

/** Calls `tell` with each batch, synchronously with the commit when there was none in the last 8 ms. */
export function coalesce(view: View, tell: (batch: Batch) => void): Coalescer {
	let changed = new Map<string, ChangedObject>();
	let entries: RecordedEntry[] = [];
	let entryCount = 0;
	let seq = 0;
	let toldAt = Number.NEGATIVE_INFINITY;
	let timer: NodeJS.Timeout | undefined;
	const flush = () => {
		clearTimeout(timer);
		timer = undefined;
		if (entryCount === 0 && changed.size === 0) return;
		const batch = batchOf(view, { seq, changed: [...changed.values()], entries, skipped: entryCount - entries.length });
		changed = new Map();
		entries = [];
		entryCount = 0;
		toldAt = performance.now();
		tell(batch);
	};
	return {
		add(commit) {
			seq = commit.lastSeq;
			for (const one of commit.changed) changed.set(`${one.kind} ${one.id}`, one);
			entries = [...entries, ...commit.entries].slice(-TAPE_MAX);
			entryCount += commit.entryCount;
			const wait = toldAt + SPAN_MS - performance.now();
			if (wait <= 0) flush();
			else timer ??= setTimeout(flush, wait);
		},
		flush,
		close: () => clearTimeout(timer),
	};
}

interface Gathered {
	readonly seq: number;
	readonly changed: readonly ChangedObject[];
	readonly entries: readonly RecordedEntry[];
	/** Entries that are not among `entries`. */
	readonly skipped: number;
}

/** Each message is made when the first who is told it asks. */
function batchOf(view: View, { seq, changed, entries, skipped }: Gathered): Batch {
	const made = new Map<string, Message>();
	const make = (audience: Audience): Message => {
		const upserts = changed.flatMap((one) => view.upsert(one, audience) ?? []);
		const tape = readsEntries(audience);
		const events = tape ? newestWithin(entries.map((entry) => view.entry(entry, { audience }))) : [];
		return messageOf({ seq, upserts, events, skipped: tape ? skipped + entries.length - events.length : 0 });
	};
	return {
		seq,
		to(audience) {
			const key = viewKey(audience);
			const message = made.get(key) ?? make(audience);
			made.set(key, message);
			return message;
		},
	};
}

/** As many of the newest as fit into one message: whoever wants the rest asks for it. */
function newestWithin<E>(events: readonly E[]): readonly E[] {
	let bytes = 0;
	let first = events.length;
	while (first > 0) {
		bytes += JSON.stringify(events[first - 1]).length;
		if (bytes > BUDGETS.tape.limit) break;
		first--;
	}
	return events.slice(first);
}

/** One change message; `skipped` entries are left out of `events`. */
function messageOf({
	seq,
	upserts,
	events,
	skipped,
}: Pick<Message, "seq" | "upserts" | "events"> & { skipped: number }): Message {
	const message = {
		type: "change",
		seq,
		upserts,
		...(events.length > 0 && { events }),
		...(skipped > 0 && { skipped }),
	};
	return { seq, upserts, events, text: Buffer.from(JSON.stringify(message)) };
}

/** The part of a message that is newer than `seq`. */
export function newerThan(message: Message, seq: number): Message {
	const upserts = message.upserts.filter(({ rev }) => rev > seq);
	const events = message.events.filter((event) => event.seq > seq);
	if (upserts.length === message.upserts.length && events.length === message.events.length) return message;
	return messageOf({ seq: message.seq, upserts, events, skipped: 0 });
}
