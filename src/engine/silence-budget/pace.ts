import type { Alarm } from "../../model/alarm.ts";
import { type AlarmClass, CHATTERING_RINGS } from "../../model/silence-budget.ts";
import { guardRoomZone } from "../kernel/guard-room.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** The column of the table that the alarm stands in; undefined: it never rings, it is on the list. */
export function classOf({
	life,
	priority,
	strong,
}: Pick<Alarm, "life" | "priority" | "strong">): AlarmClass | undefined {
	if (life !== undefined) return "life";
	if (priority === "low") return undefined;
	if (strong || priority === "critical") return "strong";
	return priority;
}

/** Whether the alarm is about the guard room itself: it never chatters, and nobody shelves it. */
export function isOwn({ site }: Pick<StepContext, "site">, { type, zone }: Pick<Alarm, "type" | "zone">): boolean {
	return type.startsWith("guard-room.") || (zone !== "" && zone === guardRoomZone(site));
}

/** Whether the alarm has rung so often in its episode that it rings less often from now on. */
export function chatters(context: Pick<StepContext, "site">, alarm: Alarm): boolean {
	return (alarm.rings ?? 0) >= CHATTERING_RINGS && !isOwn(context, alarm);
}

/**
 * When the alarm rings again at the latest, having been activated (or left unheard) at `now`, and by which row: the next
 * clock mark after its last ring. That ring was no later than `now`, so the mark is no further off than the row's time.
 */
export function nextRing(
	context: StepContext,
	alarm: Alarm,
	is: AlarmClass,
): { readonly row: "pace" | "chattering"; readonly due: number } {
	const row = chatters(context, alarm) ? "chattering" : "pace";
	if (alarm.rang === undefined) return { row, due: context.now };
	const { pace, arrivedMs } = context.site.settings.silence;
	const every =
		row === "pace" ? pace[is].againMs : is === "life" && guardThere(context, alarm) ? arrivedMs : pace[is].chatteringMs;
	return { row, due: Math.max(context.now, (Math.floor(alarm.rang / every) + 1) * every) };
}

function guardThere(context: StepContext, { incident }: Alarm): boolean {
	return context.get("incident", incident)?.dispatches?.some(({ state }) => state === "arrived") === true;
}
