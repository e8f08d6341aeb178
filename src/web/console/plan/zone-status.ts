import type { DeviceShape, IncidentShape } from "../../../contract/shapes.ts";
import { higher, type Priority } from "../../../model/priority.ts";

/** What is going on in one zone. */
export interface ZoneStatus {
	readonly priority: Priority;
	readonly unacknowledged: boolean;
	/** The open incidents there, in the queue's order. */
	readonly incidents: readonly string[];
}

/** Zones with open incidents: the highest priority there, and whether anybody has it. `queue` is in its order. */
export function zoneStatuses(queue: readonly IncidentShape[]): ReadonlyMap<string, ZoneStatus> {
	const standing = new Map<string, ZoneStatus>();
	for (const { id, zones, zone, priority, state } of queue) {
		if (state === "resolved") continue;
		for (const one of zones.length > 0 ? zones : zone === undefined ? [] : [zone]) {
			const before = standing.get(one);
			standing.set(one, {
				priority: before ? higher(before.priority, priority) : priority,
				unacknowledged: state === "open" || before?.unacknowledged === true,
				incidents: [...(before?.incidents ?? []), id],
			});
		}
	}
	return standing;
}

export type Look = "fine" | "down" | "fault" | "unknown";

/** How a device is drawn. One that was never heard of is unknown: it must not look fine. */
export function lookOf(device: DeviceShape | undefined): Look {
	if (!device) return "unknown";
	if (device.state === "offline") return "down";
	if (device.state === "fault") return "fault";
	return device.state === "online" ? "fine" : "unknown";
}

export interface Tally {
	readonly all: number;
	readonly fine: number;
}

/** How many of these devices are known to work. */
export function tallyOf(ids: Iterable<string>, devices: ReadonlyMap<string, DeviceShape>): Tally {
	let [all, fine] = [0, 0];
	for (const id of ids) {
		all += 1;
		if (lookOf(devices.get(id)) === "fine") fine += 1;
	}
	return { all, fine };
}
