import type { Beat, Change, Sync, Upsert } from "../../contract/live.ts";
import type { Shapes } from "../../contract/objects.ts";
import { emptyMaps, forEachPublished, isPublished, PUBLISHED, type Published } from "../../model/objects.ts";

/** What the hub tells of with its value; calls are not of this page. */
type Shown = Exclude<Upsert, { readonly gone: true } | { readonly kind: "call" }>;
type Kind = Published;

/** Each sort of thing that the hub tells of, by id. */
type Told = { readonly [K in Kind]: Map<string, Extract<Shown, { readonly kind: K }>["value"]> };

/** Everything the hub has told this page, as it is now, and how far that reaches in the journal. */
export interface Feed {
	/** The journal's name; with another one nothing here counts. */
	journal: string | undefined;
	/** What to resume from: everything up to here is known. */
	seq: number;
	/** A sync that comes in parts is under way: nothing is shown until it is whole. */
	syncing: boolean;
	readonly told: Told;
	readonly incidents: Told["incident"];
	readonly alarms: Told["alarm"];
	readonly devices: Told["device"];
	/** How often each sort has changed, so that what shows one is not drawn anew for the others. */
	readonly turns: Record<Kind, number>;
}

export type Message = Sync | Change | Beat;

export function emptyFeed(): Feed {
	const told: Told = emptyMaps<Shapes>();
	return {
		journal: undefined,
		seq: 0,
		syncing: false,
		told,
		incidents: told.incident,
		alarms: told.alarm,
		devices: told.device,
		turns: { ...forEachPublished(() => 0) },
	};
}

/**
 * Takes one message into the feed. True if there is something new to show.
 *
 * A reset (another journal, or from scratch) forgets everything first; a link that breaks within it starts from scratch
 * again. `seq` moves only when a sync is whole, so that a cut one is asked for again.
 */
export function take(feed: Feed, message: Message): boolean {
	if (message.type === "beat") return false;
	if (message.type === "change") {
		if (message.seq <= feed.seq) return false;
		for (const one of message.upserts) put(feed, one);
		feed.seq = message.seq;
		return true;
	}
	if (message.reset && !feed.syncing) forget(feed);
	for (const one of message.upserts) put(feed, one);
	feed.syncing = message.more === true;
	if (feed.syncing) return false;
	feed.seq = message.seq;
	feed.journal = message.journal;
	return true;
}

/** A new connection: a half-told sync of the last one counts for nothing. */
export function reconnected(feed: Feed): void {
	feed.syncing = false;
}

function forget(feed: Feed): void {
	feed.seq = 0;
	feed.journal = undefined;
	for (const kind of PUBLISHED) {
		feed.told[kind].clear();
		feed.turns[kind] += 1;
	}
}

function put(feed: Feed, one: Upsert): void {
	const { kind } = one;
	if (!isPublished(kind)) return;
	feed.turns[kind] += 1;
	// A message's kind and value belong together by the contract; the compiler can't follow a pair through a table.
	const things: Map<string, Thing> = feed.told[kind];
	if ("gone" in one) things.delete(one.id);
	else if (isThing(one.value)) newer(things, one.value);
}

function isThing(value: object): value is Thing {
	return "id" in value && "rev" in value;
}

interface Thing {
	readonly id: string;
	readonly rev: number;
}

function newer(into: Map<string, Thing>, value: Thing): void {
	const known = into.get(value.id);
	if (!known || known.rev <= value.rev) into.set(value.id, value);
}
