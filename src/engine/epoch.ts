import { clockSet } from "../model/entries/clock-set.ts";
import { scheduleTurned } from "../model/entries/schedule-turned.ts";
import { movedBy } from "../model/epoch.ts";
import { onEntry } from "./kernel/finding.ts";
import { type Change, OBJECT_KINDS, type ObjectKind } from "./kernel/state.ts";
import { roundsByClock } from "./patrol/by-clock.ts";

/** Fields that hold a device's own times, or what a device said: its clock was not set. */
const DEVICES_OWN: ReadonlySet<string> = new Set(["stateAt", "said", "cleared", "left", "health", "data"]);
/** What is planned by the site's clocks goes by the right one. */
const PLANNED_BY_CLOCK: ReadonlySet<ObjectKind> = new Set(["route", "plan", "finding"]);
/** What is counted by minutes of the clock is counted anew. */
const BY_MINUTE = "minutes";

/**
 * The hub's clock was wrong and is right again: every time of the hub's own in what is open moves with it, so that running
 * timers keep the time they had left, and nothing stands in the future that has happened. Schedules go by the new time.
 */
export const onClockSet = onEntry(clockSet, (context, { why, ...epoch }) => {
	const { seq } = context.entry;
	const move = (value: unknown): unknown => {
		// No count, seq or duration is as large as a time of the hub's.
		if (typeof value === "number") return movedBy(epoch, value);
		if (Array.isArray(value)) return sameUnlessMoved(value, value.map(move));
		if (typeof value !== "object" || value === null) return value;
		const before = Object.entries(value);
		const after = before.map(([key, one]) => [key, DEVICES_OWN.has(key) ? one : key === BY_MINUTE ? {} : move(one)]);
		return after.every(([, one], i) => one === before[i]?.[1]) ? value : Object.fromEntries(after);
	};
	for (const kind of OBJECT_KINDS) {
		if (PLANNED_BY_CLOCK.has(kind)) continue;
		for (const [id, value] of context.state[kind]) {
			const moved = move(value);
			if (moved === value || typeof moved !== "object") continue;
			const rev = "rev" in value ? { rev: seq } : {};
			// An object of its sort, with other times.
			const change: Change = JSON.parse(JSON.stringify({ kind, id, value: { ...moved, ...rev } }));
			context.put(change);
		}
	}
	context.because({ because: "clock-set", ...(why !== undefined && { rule: `clock.${why}` }) });
	roundsByClock(context);
	context.derive(scheduleTurned, undefined, {});
});

function sameUnlessMoved(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
	return after.every((one, i) => one === before[i]) ? before : after;
}
