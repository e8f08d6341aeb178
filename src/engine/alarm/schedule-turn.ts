import type { Bypass } from "../../model/bypass.ts";
import { scheduleTurned } from "../../model/entries/schedule-turned.ts";
import { onEntry } from "../kernel/finding.ts";
import type { Work } from "../kernel/step-context.ts";
import { endBypass } from "../silence-budget/suppression.ts";
import { isOn, raiseStanding, scheduled, setTurn } from "./schedule.ts";

/**
 * Brings what is shown into line with the time of day: one bypass for each place whose alarm type does not count now,
 * and what stands when its time begins is raised as new. Done when the hub starts, and whenever a span begins
 * or ends.
 */
export function turnSchedules(work: Work): void {
	const off = new Map(scheduled(work).flatMap((one) => (isOn(work, one.spans) ? [] : [[one.id, one] as const])));
	for (const [id, { type, zone, place }] of off) {
		if (work.get("bypass", id)) continue;
		const device = work.site.devices.has(place) ? { device: place } : {};
		const value: Bypass = { id, rev: work.entry.seq, why: "schedule", zone, ...device, type, since: work.now };
		work.put({ kind: "bypass", id, value });
	}
	for (const { id, why } of [...work.state.bypass.values()]) {
		if (why === "schedule" && !off.has(id)) endBypass(work, id);
	}
	raiseStanding(work);
	setTurn(work);
}

/** The same when its time has come. */
export const onScheduleTurned = onEntry(scheduleTurned, (work) => turnSchedules(work));
