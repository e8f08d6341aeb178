import type { Alarm } from "../model/alarm.ts";
import type { Device } from "../model/device.ts";
import type { Incident } from "../model/incident.ts";
import { Agenda } from "./agenda.ts";
import type { Timer } from "./timer.ts";

/** What the engine must remember of a device's reports to judge the next one: when each was last said, by event and part. */
export interface Memory {
	readonly id: string;
	readonly lastAt: Readonly<Record<string, number>>;
}

/** What each sort of derived object is; the journal keeps them as rows, the engine as maps. */
export interface Objects {
	readonly alarm: Alarm;
	readonly incident: Incident;
	readonly device: Device;
	readonly timer: Timer;
	readonly memory: Memory;
}

export type ObjectKind = keyof Objects;

/** The sorts that the world may see; timers and memory are the engine's own. */
export const PUBLISHED: readonly ObjectKind[] = ["incident", "alarm", "device"];

/** One object as it is after an entry; `over`: it is history now and leaves the state, `gone`: it is removed altogether. */
export type Change = {
	[K in ObjectKind]:
		| { readonly kind: K; readonly id: string; readonly value: Objects[K]; readonly over?: true }
		| { readonly kind: K; readonly id: string; readonly gone: true };
}[ObjectKind];

/**
 * Everything the engine needs to judge the next entry: what is open, what is known, what is due. Resolved incidents,
 * and alarms of theirs, leave it; they stay as rows.
 */
export type State = { readonly [K in ObjectKind]: ReadonlyMap<string, Objects[K]> } & {
	/** The alarm's id by what it is about (`keyOf`). */
	readonly alarmByKey: ReadonlyMap<string, string>;
	/** Open incidents by the zone they began in. */
	readonly incidentsByZone: ReadonlyMap<string, ReadonlySet<string>>;
	readonly agenda: Pick<Agenda, "next">;
};

/** The same state, held so that `apply` can move it on. Only the journal's writer and the tests hold one. */
export type LivingState = { readonly [K in ObjectKind]: Map<string, Objects[K]> } & {
	readonly alarmByKey: Map<string, string>;
	readonly incidentsByZone: Map<string, Set<string>>;
	readonly agenda: Agenda;
};

/** A state in which nothing has happened yet. */
export function emptyState(): LivingState {
	return {
		alarm: new Map(),
		incident: new Map(),
		device: new Map(),
		timer: new Map(),
		memory: new Map(),
		alarmByKey: new Map(),
		incidentsByZone: new Map(),
		agenda: new Agenda(),
	};
}

/** What an alarm is about: one alarm per type, source, zone and part. */
export function keyOf({ type, source, zone, part }: Pick<Alarm, "type" | "source" | "zone" | "part">): string {
	return part === undefined ? `${type}|${source}|${zone}` : `${type}|${source}|${zone}|${part}`;
}

/** Moves `state` on by the changes of one entry. */
export function apply(state: LivingState, changes: readonly Change[]): void {
	for (const change of changes) {
		const leaves = "gone" in change || change.over === true;
		const map: Map<string, unknown> = state[change.kind];
		if (change.kind === "alarm") indexAlarm(state, change.id, leaves, "value" in change ? change.value : undefined);
		if (change.kind === "incident")
			indexIncident(state, change.id, leaves, "value" in change ? change.value : undefined);
		if (change.kind === "timer" && "value" in change) state.agenda.add(change.value);
		if (leaves) map.delete(change.id);
		else map.set(change.id, change.value);
	}
}

function indexAlarm(state: LivingState, id: string, leaves: boolean, value: Alarm | undefined): void {
	const alarm = value ?? state.alarm.get(id);
	if (!alarm) return;
	if (leaves) state.alarmByKey.delete(keyOf(alarm));
	else if (!state.alarm.has(id)) state.alarmByKey.set(keyOf(alarm), id);
}

function indexIncident(state: LivingState, id: string, leaves: boolean, value: Incident | undefined): void {
	const zone = (value ?? state.incident.get(id))?.zone;
	if (zone === undefined || (!leaves && state.incident.has(id))) return;
	const there = state.incidentsByZone.get(zone) ?? new Set();
	if (leaves) there.delete(id);
	else there.add(id);
	state.incidentsByZone.set(zone, there);
}
