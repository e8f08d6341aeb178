import type { Alarm } from "../../model/alarm.ts";
import type { PrioritySettings } from "../../model/settings.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { isOwn } from "../silence-budget/pace.ts";
import { shelfMemory } from "../silence-budget/suppression.ts";

export type Verb = "shelve" | "unshelve" | "confirm";

/** What a person may do to the alarm now. */
export function allowedOn(context: StepContext, alarm: Alarm): readonly Verb[] {
	const { shelved } = alarm;
	const may: Verb[] = [];
	if (shelvable(context, alarm) && renewals(context, alarm) <= renewalsAtMost(context, alarm)) may.push("shelve");
	if (shelved) may.push("unshelve");
	if (shelved?.unconfirmed || shelved?.renewal) may.push("confirm");
	return may;
}

/** Never a life alarm, what is critical, or the guard room's own. */
function shelvable(context: StepContext, alarm: Alarm): boolean {
	const { life, priority } = alarm;
	if (life !== undefined || priority === "critical" || isOwn(context, alarm)) return false;
	return context.site.settings.priorities[priority].shelveMs !== undefined;
}

/**
 * The renewals that shelving it now would make. One that is shelved again within the longest time after it came back is
 * renewed too, also where it was reset meanwhile: else the limit would be none.
 */
export function renewals(context: StepContext, alarm: Alarm): number {
	const { shelved } = alarm;
	if (shelved) return shelved.unconfirmed ? shelved.renewals : shelved.renewals + 1;
	const last = context.get("memory", shelfMemory(alarm))?.shelf;
	const { shelveMs = 0 } = shelfSettings(context, alarm);
	return last && context.now - last.endedAt < shelveMs ? last.renewals + 1 : 0;
}

function renewalsAtMost(context: StepContext, alarm: Alarm): number {
	return shelfSettings(context, alarm).shelveRenewals ?? Number.POSITIVE_INFINITY;
}

/** How the alarm may be shelved: tampering and losses like what is high, whatever their priority. */
export function shelfSettings(context: StepContext, { type, priority }: Alarm): PrioritySettings {
	const { priorities } = context.site.settings;
	const guarded = type.endsWith(".tamper") || type.endsWith(".lost") || type.endsWith("-lost");
	return guarded && priority !== "low" ? priorities.high : priorities[priority];
}

/** In one word, for whoever asked for what is not allowed there. */
export function shelfStateOf({ shelved, active }: Alarm): string {
	if (shelved) return shelved.unconfirmed ? "shelve-unconfirmed" : "shelved";
	return active ? "active" : "returned";
}

/** The limit that is reached there, as the end of a clause. */
export function whyNot(context: StepContext, alarm: Alarm): string {
	if (alarm.life !== undefined) return ", and life alarms are never shelved";
	if (isOwn(context, alarm)) return ", and the guard room's own alarms are never shelved";
	if (!shelvable(context, alarm)) return `, and ${alarm.priority} alarms are never shelved`;
	const most = renewalsAtMost(context, alarm);
	return renewals(context, alarm) > most ? `, and renewed ${most} times, the most that is allowed` : "";
}
