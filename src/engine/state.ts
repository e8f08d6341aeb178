import type { Alarm } from "../model/alarm.ts";
import type { Device } from "../model/device.ts";
import type { Incident } from "../model/incident.ts";

/** Something that falls due: an entry of `type` with `data` will be appended at `dueAt` (engine time, epoch ms). */
export interface Timer {
	/** Names what it is for; setting the same key again moves it. */
	readonly id: string;
	readonly dueAt: number;
	readonly type: string;
	readonly zone?: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** What the engine must remember of a device's reports to judge the next one: last times by event and part. */
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
export const PUBLISHED = [
	"incident",
	"alarm",
	"device",
] as const satisfies readonly ObjectKind[];

/**
 * Everything the engine needs to judge the next entry: what is open, what is known, what is due. Resolved incidents,
 * and alarms of theirs, leave it; they stay as rows.
 */
export type State = {
	readonly [K in ObjectKind]: ReadonlyMap<string, Objects[K]>;
};

/** One object as it is after an entry; `over`: it is history now and leaves the state, `gone`: it is removed altogether. */
export type Change = {
	[K in ObjectKind]:
		| {
				readonly kind: K;
				readonly id: string;
				readonly value: Objects[K];
				readonly over?: true;
		  }
		| { readonly kind: K; readonly id: string; readonly gone: true };
}[ObjectKind];

/** The same state, held so that `apply` can move it on. Only the journal's writer and the tests hold one. */
export type LivingState = {
	readonly [K in ObjectKind]: Map<string, Objects[K]>;
};

/** A state in which nothing has happened yet. */
export function emptyState(): LivingState {
	return {
		alarm: new Map(),
		incident: new Map(),
		device: new Map(),
		timer: new Map(),
		memory: new Map(),
	};
}

/** Moves `state` on by the changes of one entry. */
export function apply(state: LivingState, changes: readonly Change[]): void {
	for (const change of changes) {
		const map: Map<string, unknown> = state[change.kind];
		if ("gone" in change || change.over) map.delete(change.id);
		else map.set(change.id, change.value);
	}
}
