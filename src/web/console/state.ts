import { computed, signal } from "@preact/signals";
import type { AlarmShape, DeviceShape, IncidentShape } from "../../contract/shapes.ts";
import { live, now } from "../app/follow.ts";
import { type OptimisticChanges, withOptimistic } from "../app/optimistic.ts";
import type { Place } from "../app/site.ts";
import type { Mute } from "../app/sound-choice.ts";
import { timeAt } from "../kit/time.ts";
import { activeQueue, countByPriority, resolvedToday, shelvedQueue } from "./queue/order.ts";

/** The compound, once it has been read. */
export const place = signal<Place | undefined>(undefined);
/** What was done here to incidents and alarms, and is not in the feed yet. */
export const optimistic = signal<OptimisticChanges<IncidentShape>>(new Map());
export const optimisticAlarms = signal<OptimisticChanges<AlarmShape>>(new Map());
export const mute = signal<Mute | undefined>(undefined);

/** The feed's maps stay the same objects; these say when one has changed. */
const turns = {
	incident: computed(() => live.value.feed.turns.incident),
	alarm: computed(() => live.value.feed.turns.alarm),
	device: computed(() => live.value.feed.turns.device),
};

export const TABS = ["active", "shelved", "resolved"] as const;
export type Tab = (typeof TABS)[number];
export const tab = signal<Tab>("active");

/** Incidents as they should be shown: the hub's word, with what was just done here laid over it. */
export const incidents = computed<readonly IncidentShape[]>(() => {
	turns.incident.value;
	return [...live.peek().feed.incidents.values()].map((incident) => withOptimistic(incident, optimistic.value));
});

export const queue = computed(() => activeQueue(incidents.value));
/** What waits: everything in it is shelved, or suppressed by design. */
export const shelved = computed(() => shelvedQueue(incidents.value));
export const counts = computed(() => countByPriority(incidents.value));
export const unacknowledged = computed(() => counts.value.reduce((sum, { unacknowledged: n }) => sum + n, 0));

const minute = computed(() => Math.floor(now.value / 60_000) * 60_000);
export const resolved = computed(() => {
	const zone = place.value?.site.timeZone ?? "UTC";
	return resolvedToday(incidents.value, minute.value, (at) => timeAt(at, "day", zone, "en"));
});

export const devices = computed<ReadonlyMap<string, DeviceShape>>(() => {
	turns.device.value;
	return new Map(live.peek().feed.devices);
});
export const alarms = computed<ReadonlyMap<string, AlarmShape>>(() => {
	turns.alarm.value;
	const told = live.peek().feed.alarms;
	return new Map([...told].map(([id, alarm]) => [id, withOptimistic(alarm, optimisticAlarms.value)]));
});

/** Devices that do not work, and devices of which nothing is known. */
export const down = computed(() => {
	const lists: Record<"down" | "unknown", string[]> = { down: [], unknown: [] };
	for (const { id, state } of devices.value.values()) {
		if (state === "offline" || state === "fault") lists.down.push(id);
		else if (state === "unknown") lists.unknown.push(id);
	}
	return lists;
});
