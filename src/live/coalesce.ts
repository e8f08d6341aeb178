import { type Audience, readsEntries, viewKey } from "../contract/audience.ts";
import type { Upsert } from "../contract/live.ts";
import type { ChangedObject, Commit } from "../journal/journal.ts";
import { newestWithin } from "../journal/newest-within.ts";
import { BUDGETS } from "../model/budgets.ts";
import type { RecordedEntry } from "../model/entry.ts";
import { upsertText } from "./upsert-text.ts";
import type { Told, View } from "./view.ts";

/** Under load a follower hears at most once in this time; the first commit after a pause is told at once. */
const SPAN_MS = 8;
/** Entries of one message for the tape: nobody reads more in a glance, and the rest is one request away. */
const TAPE_MAX = 25;

/** What one or several commits brought, as one message to each audience, serialised once for all who are told the same. */
export interface Batch {
	readonly seq: number;
	/** `user`: who of the audience, for those from whom something is kept; without a text where nothing is told. */
	to(audience: Audience, user?: string): Message;
	/** What of it concerns one guard; without a text where nothing does. */
	toGuard(guard: string): Message;
}

/** One message to one audience. */
export interface Message {
	readonly seq: number;
	readonly upserts: readonly Upsert[];
	readonly events: readonly { readonly seq: number }[];
	/** JSON in UTF-8: one message, or several where it is large. */
	readonly texts: readonly Buffer[];
}

/** Gathers commits into batches: each object once, as it is now. */
export interface Coalescer {
	add(commit: Commit): void;
	/** Tells what is gathered now. */
	flush(): void;
	close(): void;
}

/**
 * Calls `tell` with each batch, synchronously with the commit when there was none in the last 8 ms. A batch is shown by the
 * view as it is then.
 */
export function coalesce(view: () => View, tell: (batch: Batch) => void, onShort = () => {}): Coalescer {
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
		const batch = batchOf(view(), onShort, {
			seq,
			changed: [...changed.values()],
			entries,
			skipped: entryCount - entries.length,
		});
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
function batchOf(view: View, onShort: () => void, { seq, changed, entries, skipped }: Gathered): Batch {
	const made = new Map<string, Message>();
	const nothing: Message = { seq, upserts: [], events: [], texts: [] };
	const make = (to: Told): Message => {
		const upserts = changed.flatMap((one) => view.upsert(one, to) ?? []);
		const tape = readsEntries(to.audience);
		const told = tape ? entries.flatMap((entry) => view.entry(entry, to) ?? []) : [];
		const events = newestWithin(told, BUDGETS.tape.limit);
		const left = tape ? skipped + told.length - events.length : 0;
		// Of what is kept from them not even that something happened.
		if (to.user !== undefined && upserts.length + events.length + left === 0) return nothing;
		return messageOf({ seq, upserts, events, skipped: left, onShort });
	};
	return {
		seq,
		to(audience, user) {
			const own = view.isOwn(user) ? user : undefined;
			const key = own === undefined ? viewKey(audience) : `${viewKey(audience)} ${own}`;
			const message = made.get(key) ?? make({ audience, user: own });
			made.set(key, message);
			return message;
		},
		toGuard(guard) {
			const key = `guard ${guard}`;
			const known = made.get(key);
			if (known) return known;
			const upserts = changed.flatMap((one) => view.share(one, guard) ?? []);
			const message = upserts.length === 0 ? nothing : messageOf({ seq, upserts, events: [], skipped: 0, onShort });
			made.set(key, message);
			return message;
		},
	};
}

/**
 * A change as messages, each within a part's bytes as far as what one entry changed is; `skipped` entries are left out of
 * `events`, which come with the last. Each names the seq up to which all was told: who comes back with it is told the rest.
 */
function messageOf({ seq, upserts, events, skipped, onShort }: Made): Message {
	const texts: Buffer[] = [];
	let some: string[] = [];
	let bytes = 0;
	let told = 0;
	for (const upsert of upserts.toSorted((a, b) => a.rev - b.rev)) {
		const text = upsertText(upsert, onShort);
		if (upsert.rev > told && some.length > 0 && bytes + text.length > BUDGETS.part.limit) {
			texts.push(changeText({ seq: told }, some));
			some = [];
			bytes = 0;
		}
		some.push(text);
		bytes += text.length;
		told = upsert.rev;
	}
	const rest = { ...(events.length > 0 && { events }), ...(skipped > 0 && { skipped }) };
	texts.push(changeText({ seq, ...rest }, some));
	return { seq, upserts, events, texts };
}

interface Made extends Pick<Message, "seq" | "upserts" | "events"> {
	readonly skipped: number;
	readonly onShort?: () => void;
}

function changeText({ seq, ...rest }: { readonly seq: number }, upserts: readonly string[]): Buffer {
	const end = JSON.stringify(rest).slice(1);
	return Buffer.from(`{"type":"change","seq":${seq},"upserts":[${upserts.join(",")}]${end === "}" ? end : `,${end}`}`);
}

/** The part of a message that is newer than `seq`. */
export function newerThan(message: Message, seq: number): Message {
	const upserts = message.upserts.filter(({ rev }) => rev > seq);
	const events = message.events.filter((event) => event.seq > seq);
	if (upserts.length === message.upserts.length && events.length === message.events.length) return message;
	return messageOf({ seq: message.seq, upserts, events, skipped: 0 });
}
