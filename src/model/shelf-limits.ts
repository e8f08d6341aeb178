import type { Alarm } from "./alarm.ts";
import { GUARD_ROOM_ZONE } from "./incident.ts";
import type { Priority } from "./priority.ts";
import type { PrioritySettings } from "./settings.ts";

type Priorities<Settings> = Readonly<Record<Priority, Settings>>;

/** How an alarm may be shelved: tampering and losses like what is high, whatever their priority. */
export function shelfSettings<Settings>(
	{ type, priority }: Pick<Alarm, "type" | "priority">,
	priorities: Priorities<Settings>,
): Settings {
	const guarded = type.endsWith(".tamper") || type.endsWith(".lost") || type.endsWith("-lost");
	return guarded && priority !== "low" ? priorities.high : priorities[priority];
}

/** Whether the alarm is about the guard room itself: it never chatters, and nobody shelves it. */
export function isGuardRoomsOwn({ type, zone }: Pick<Alarm, "type" | "zone">): boolean {
	return type.startsWith("guard-room.") || zone === GUARD_ROOM_ZONE;
}

/** Why the alarm is never shelved, whoever asks; undefined: it can be. */
export function whyNeverShelved(
	alarm: Pick<Alarm, "life" | "priority" | "type" | "zone">,
	priorities: Priorities<{ readonly [K in "shelveMs"]?: PrioritySettings[K] | undefined }>,
): "life-alarm" | "guard-rooms-alarm" | "priority" | undefined {
	const { life, priority } = alarm;
	if (life !== undefined) return "life-alarm";
	if (isGuardRoomsOwn(alarm)) return "guard-rooms-alarm";
	return priority === "critical" || priorities[priority].shelveMs === undefined ? "priority" : undefined;
}
