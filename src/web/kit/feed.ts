import type { Beat, Change, Sync, Upsert } from "../../contract/live.ts";
import type { AlarmShape, DeviceShape, IncidentShape } from "../../contract/shapes.ts";
import type {
	BypassShape,
	DeliveryShape,
	DrillShape,
	ShiftShape,
	WalkTestShape,
	WeatherShape,
} from "../../contract/work-shapes.ts";

/** Each sort of thing that the hub tells of, by id. */
interface Told {
	readonly incident: Map<string, IncidentShape>;
	readonly alarm: Map<string, AlarmShape>;
	readonly device: Map<string, DeviceShape>;
	readonly shift: Map<string, ShiftShape>;
	readonly bypass: Map<string, BypassShape>;
	readonly "walk-test": Map<string, WalkTestShape>;
	readonly weather: Map<string, WeatherShape>;
	readonly drill: Map<string, DrillShape>;
	readonly delivery: Map<string, DeliveryShape>;
}

type Kind = keyof Told;

/** Everything the hub has told this page, as it is now, and how far that reaches in the journal. */
export interface Feed {
	/** The journal's name; with another one nothing here counts. */
	journal: string | undefined;
	/** What to resume from: everything up to here is known. */
	seq: number;
	/** A sync that comes in parts is under way: nothing is shown until it is whole. */
	syncing: boolean;
	readonly told: Told;
	readonly incidents: Map<string, IncidentShape>;
	readonly alarms: Map<string, AlarmShape>;
	readonly devices: Map<string, DeviceShape>;
	/** How often each sort has changed, so that what shows one is not drawn anew for the others. */
	readonly turns: Record<Kind, number>;
}

export type Message = Sync | Change | Beat;

export function emptyFeed(): Feed {
	const told: Told = {
		incident: new Map(),
		alarm: new Map(),
		device: new Map(),
		shift: new Map(),
		bypass: new Map(),
		"walk-test": new Map(),
		weather: new Map(),
		drill: new Map(),
		delivery: new Map(),
	};
	return {
		journal: undefined,
		seq: 0,
		syncing: false,
		told,
		incidents: told.incident,
		alarms: told.alarm,
		devices: told.device,
		turns: {
			incident: 0,
			alarm: 0,
			device: 0,
			shift: 0,
			bypass: 0,
			"walk-test": 0,
			weather: 0,
			drill: 0,
			delivery: 0,
		},
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
	for (const kind of KINDS) {
		feed.told[kind].clear();
		feed.turns[kind] += 1;
	}
}

const KINDS: readonly Kind[] = [
	"incident",
	"alarm",
	"device",
	"shift",
	"bypass",
	"walk-test",
	"weather",
	"drill",
	"delivery",
];

function put(feed: Feed, one: Upsert): void {
	const { told, turns } = feed;
	const kind = KINDS.find((known) => known === one.kind);
	if (!kind) return;
	turns[kind] += 1;
	if ("gone" in one) told[kind].delete(one.id);
	else if (one.kind === "incident") newer(told.incident, one.value);
	else if (one.kind === "alarm") newer(told.alarm, one.value);
	else if (one.kind === "device") newer(told.device, one.value);
	else if (one.kind === "shift") newer(told.shift, one.value);
	else if (one.kind === "bypass") newer(told.bypass, one.value);
	else if (one.kind === "walk-test") newer(told["walk-test"], one.value);
	else if (one.kind === "weather") newer(told.weather, one.value);
	else if (one.kind === "drill") newer(told.drill, one.value);
	else if (one.kind === "delivery") newer(told.delivery, one.value);
}

function newer<T extends { id: string; rev: number }>(into: Map<string, T>, value: T): void {
	const known = into.get(value.id);
	if (!known || known.rev <= value.rev) into.set(value.id, value);
}
