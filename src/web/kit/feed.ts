import type { Beat, Change, Sync, Upsert } from "../../contract/live.ts";
import type { AlarmShape, DeviceShape, IncidentShape } from "../../contract/shapes.ts";

/** Everything the hub has told this page, as it is now, and how far that reaches in the journal. */
export interface Feed {
	/** The journal's name; with another one nothing here counts. */
	journal: string | undefined;
	/** What to resume from: everything up to here is known. */
	seq: number;
	/** A sync that comes in parts is under way: nothing is shown until it is whole. */
	syncing: boolean;
	readonly incidents: Map<string, IncidentShape>;
	readonly alarms: Map<string, AlarmShape>;
	readonly devices: Map<string, DeviceShape>;
	/** How often each of the three has changed, so that what shows one is not drawn anew for the others. */
	readonly turns: { incident: number; alarm: number; device: number };
}

export type Message = Sync | Change | Beat;

export function emptyFeed(): Feed {
	return {
		journal: undefined,
		seq: 0,
		syncing: false,
		incidents: new Map(),
		alarms: new Map(),
		devices: new Map(),
		turns: { incident: 0, alarm: 0, device: 0 },
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
	feed.incidents.clear();
	feed.alarms.clear();
	feed.devices.clear();
	for (const kind of KINDS) feed.turns[kind] += 1;
}

const KINDS = ["incident", "alarm", "device"] as const;

function put(feed: Feed, one: Upsert): void {
	const kind = KINDS.find((known) => known === one.kind);
	if (!kind) return;
	feed.turns[kind] += 1;
	if ("gone" in one) {
		if (kind === "incident") feed.incidents.delete(one.id);
		else if (kind === "alarm") feed.alarms.delete(one.id);
		else feed.devices.delete(one.id);
	} else if (one.kind === "incident") newer(feed.incidents, one.value);
	else if (one.kind === "alarm") newer(feed.alarms, one.value);
	else if (one.kind === "device") newer(feed.devices, one.value);
}

function newer<T extends { id: string; rev: number }>(into: Map<string, T>, value: T): void {
	const known = into.get(value.id);
	if (!known || known.rev <= value.rev) into.set(value.id, value);
}
