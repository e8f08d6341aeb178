import type { Bypass } from "../../model/bypass.ts";
import { scheduleTurned } from "../../model/entries/schedule-turned.ts";
import { onEntry } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { endBypass } from "../silence-budget/suppression.ts";
import { isOn, raiseActive, scheduled, setScheduleTimer } from "./schedule.ts";

/**
 * Brings what is shown into line with the time of day: one bypass for each place whose alarm type does not count now,
 * and what stands when its time begins is raised as new. Done when the hub starts, and whenever a span begins
 * or ends.
 */
export function applySchedules(context: StepContext): void {
	const off = new Map(scheduled(context).flatMap((one) => (isOn(context, one.spans) ? [] : [[one.id, one] as const])));
	for (const [id, { type, zone, place }] of off) {
		if (context.get("bypass", id)) continue;
		const device = context.site.devices.has(place) ? { device: place } : {};
		const value: Bypass = { id, rev: context.entry.seq, why: "schedule", zone, ...device, type, since: context.now };
		context.put({ kind: "bypass", id, value });
	}
	for (const { id, why } of [...context.state.bypass.values()]) {
		if (why === "schedule" && !off.has(id)) endBypass(context, id);
	}
	raiseActive(context);
	setScheduleTimer(context);
}

/** The same when its time has come. */
export const onScheduleTurned = onEntry(scheduleTurned, (context) => applySchedules(context));
