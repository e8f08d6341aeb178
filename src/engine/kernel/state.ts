import type { Alarm } from "../../model/alarm.ts";
import { emptyMaps, PUBLISHED, type PublishedObjects } from "../../model/objects.ts";
import { type ClosedObjects, ClosedObjectsInMemory, type MutableClosedObjects } from "./closed-objects.ts";
import { addId, type IdIndex, removeId } from "./id-index.ts";
import type { Memory } from "./memory.ts";
import type { Timer } from "./timer.ts";
import { TimerQueue } from "./timer-queue.ts";

export type { Memory } from "./memory.ts";
export type { Timer } from "./timer.ts";

/** What each sort of derived object is; the journal keeps them as rows, the engine as maps. Timers and memory are its own. */
export interface Objects extends PublishedObjects {
	readonly timer: Timer;
	readonly memory: Memory;
}

export type ObjectKind = keyof Objects;

export const OBJECT_KINDS: readonly ObjectKind[] = [...PUBLISHED, "timer", "memory"];

/** One object of a sort as it is after an entry; `over`: it is history now and leaves the state, `gone`: it is removed altogether. */
export type Changed<K extends ObjectKind> =
	| { readonly kind: K; readonly id: string; readonly value: Objects[K]; readonly over?: true }
	| { readonly kind: K; readonly id: string; readonly gone: true };

export type Change = { [K in ObjectKind]: Changed<K> }[ObjectKind];

/**
 * Everything the engine needs to judge the next entry: what is open, what is known, what is due. Resolved incidents,
 * and alarms of theirs, leave it; they stay as rows, and of incidents `past` tells.
 */
export type State = { readonly [K in ObjectKind]: ReadonlyMap<string, Objects[K]> } & {
	/** The alarm's id by what it is about (`keyOf`). */
	readonly alarmByKey: ReadonlyMap<string, string>;
	/** Alarms by their source. */
	readonly alarmsOf: IdIndex;
	/** Open incidents by the zone they began in. */
	readonly begunIn: IdIndex;
	/** Alarms of which something was not heard, by their incident. */
	readonly owing: IdIndex;
	/** Open deliveries by the incident that they are about. */
	readonly deliveriesOn: IdIndex;
	readonly agenda: Pick<TimerQueue, "next">;
	readonly past: ClosedObjects;
};

/** The same state, held so that `apply` can move it on. Only the journal's writer and the tests hold one. */
export type MutableState = { readonly [K in ObjectKind]: Map<string, Objects[K]> } & {
	readonly alarmByKey: Map<string, string>;
	readonly alarmsOf: Map<string, string[]>;
	readonly begunIn: Map<string, string[]>;
	readonly owing: Map<string, string[]>;
	readonly deliveriesOn: Map<string, string[]>;
	readonly agenda: TimerQueue;
	readonly past: MutableClosedObjects;
};

/** A state in which nothing has happened yet, but what `past` knows. */
export function emptyState(past: MutableClosedObjects = new ClosedObjectsInMemory()): MutableState {
	return {
		...emptyMaps<Objects>(),
		timer: new Map(),
		memory: new Map(),
		alarmByKey: new Map(),
		alarmsOf: new Map(),
		begunIn: new Map(),
		owing: new Map(),
		deliveriesOn: new Map(),
		agenda: new TimerQueue(),
		past,
	};
}

/** What an alarm is about: one alarm per type, source, zone and part; those of a drill are apart from what is real. */
export function keyOf({ type, source, zone, part, drill }: About): string {
	const key = part === undefined ? `${type}|${source}|${zone}` : `${type}|${source}|${zone}|${part}`;
	return drill ? `drill|${key}` : key;
}

type About = Pick<Alarm, "type" | "source" | "zone"> & {
	readonly part?: string | undefined;
	readonly drill?: true | undefined;
};

/** Moves `state` on by the changes of one entry, or by the rows of a journal that is being opened, in any order. */
export function apply(state: MutableState, changes: readonly Change[]): void {
	for (const change of changes) {
		const value = "gone" in change || change.over ? undefined : change;
		if (change.kind === "alarm") indexAlarm(state, change);
		else if (change.kind === "delivery") indexDelivery(state, change);
		else if (change.kind === "incident") indexIncident(state, change);
		else if (change.kind === "timer") {
			if ("gone" in change || change.over) state.agenda.remove(change.id);
			else state.agenda.set(change.value);
		}
		if (change.kind === "round" && "value" in change && change.over) state.past.keepRound(change.value);
		const map: Map<string, unknown> = state[change.kind];
		if (value) map.set(change.id, value.value);
		else map.delete(change.id);
	}
}

function indexAlarm(state: MutableState, change: Changed<"alarm">): void {
	const { id } = change;
	const before = state.alarm.get(id);
	const after = "gone" in change || change.over ? undefined : change.value;
	const owed = before?.debt && before.incident;
	const owes = after?.debt && after.incident;
	if (owed !== owes) {
		if (owed !== undefined) removeId(state.owing, owed, id);
		if (owes !== undefined) addId(state.owing, owes, id);
	}
	if ("gone" in change || change.over) {
		if ("value" in change) state.past.keepAlarm(change.value);
		if (!before) return;
		state.alarmByKey.delete(keyOf(before));
		removeId(state.alarmsOf, before.source, id);
	} else if (!before) {
		state.alarmByKey.set(keyOf(change.value), id);
		addId(state.alarmsOf, change.value.source, id);
	}
}

function indexDelivery(state: MutableState, change: Changed<"delivery">): void {
	const before = state.delivery.get(change.id)?.incident;
	const after = "gone" in change || change.over ? undefined : change.value.incident;
	if (before === after) return;
	if (before !== undefined) removeId(state.deliveriesOn, before, change.id);
	if (after !== undefined) addId(state.deliveriesOn, after, change.id);
}

function indexIncident(state: MutableState, change: Changed<"incident">): void {
	const { id } = change;
	const before = state.incident.get(id)?.zones[0];
	const over = "gone" in change || change.over === true;
	const zone = over ? undefined : change.value.zones[0];
	if (before !== zone) {
		if (before !== undefined) removeId(state.begunIn, before, id);
		if (zone !== undefined) addId(state.begunIn, zone, id);
	}
	if ("value" in change && change.over) state.past.keep(change.value);
	else if (!state.incident.has(id)) state.past.forget(id);
}
