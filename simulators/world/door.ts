import type { Release } from "./happening.ts";
import type { LivingWorld } from "./world.ts";

/** Who comes while the door stands open goes through, as long as it has not stood open for longer than this. */
const FOLLOW_MS = 20_000;
const TO_PULL_MS = 1_500;
const TO_CLOSE_MS = 5_000;

/** The stairwell doors: two people at one door share it, and no lawful one opens it without a release. */
export interface Doors {
	/** Someone goes through lawfully from now on; returns when they are through (simulated ms). */
	pass(station: string, by: Release, callId?: string): number;
	/** Lawfully opened and kept open for so long. */
	hold(station: string, by: Release, forMs: number): void;
	/** Opened with no release, by force or with a picked lock. */
	force(station: string, forMs: number): void;
}

interface Door {
	openedAt: number | undefined;
	shutsAt: number;
	/** When the last who waits for it will have gone through. */
	busyUntil: number;
}

export function doorsOf(world: LivingWorld): Doors {
	const doors = new Map<string, Door>();

	function door(station: string): Door {
		const known = doors.get(station) ?? { openedAt: undefined, shutsAt: 0, busyUntil: 0 };
		doors.set(station, known);
		return known;
	}

	function open(station: string, at: number, forMs: number): void {
		const it = door(station);
		it.busyUntil = Math.max(it.busyUntil, at + forMs);
		world.at(at, () => {
			it.openedAt = at;
			it.shutsAt = at + forMs;
			world.happen(station, { what: "opened" });
			shutInTime(station, it);
		});
	}

	function shutInTime(station: string, it: Door): void {
		world.at(it.shutsAt, () => {
			if (world.now < it.shutsAt) return shutInTime(station, it);
			it.openedAt = undefined;
			world.happen(station, { what: "closed" });
		});
	}

	function release(station: string, by: Release, forMs: number, callId?: string): number {
		const it = door(station);
		const start = Math.max(world.now, it.busyUntil + 500);
		it.busyUntil = start + TO_PULL_MS;
		world.at(start, () => world.happen(station, { what: "unlocked", by, ...(callId !== undefined && { callId }) }));
		open(station, start + TO_PULL_MS, forMs);
		return start + TO_PULL_MS + 1_000;
	}

	return {
		pass(station, by, callId) {
			const it = door(station);
			const isOpen = it.openedAt !== undefined && world.now - it.openedAt < FOLLOW_MS && world.now < it.shutsAt;
			if (isOpen && it.busyUntil <= it.shutsAt) {
				it.shutsAt = Math.max(it.shutsAt, world.now + TO_CLOSE_MS);
				it.busyUntil = it.shutsAt;
				return world.now + 1_000;
			}
			return release(station, by, TO_CLOSE_MS, callId);
		},
		hold(station, by, forMs) {
			release(station, by, forMs);
		},
		force: (station, forMs) => open(station, Math.max(world.now, door(station).busyUntil + 500), forMs),
	};
}
