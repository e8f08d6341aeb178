import { configurationChanged } from "../model/entries/configuration-changed.ts";
import { forgetGone } from "./alarm/degraded.ts";
import { applySchedules } from "./alarm/schedule-turn.ts";
import { unsuppress } from "./alarm/unsuppress.ts";
import { onEntry } from "./kernel/finding.ts";
import type { StepContext } from "./kernel/step-context.ts";
import { applySitePatrol } from "./patrol/routes-and-plans.ts";
import { endBypass, offShelf } from "./silence-budget/suppression.ts";

/**
 * Another configuration judges from this very entry on. Devices that came with it are unknown until they are heard; those
 * that went are gone, but their alarms stay until a person resolves them.
 */
export const onConfigurationChanged = onEntry(configurationChanged, (context, { added = [], removed = [] }) => {
	for (const id of added) {
		if (context.get("device", id)) continue;
		const value = { id, rev: context.entry.seq, state: "unknown", health: {}, faults: [] } as const;
		context.put({ kind: "device", id, value });
	}
	for (const id of removed) {
		if (context.get("device", id)) context.put({ kind: "device", id, gone: true });
		endBypass(context, `out-of-service:${id}`);
		for (const about of context.state.alarmsOf.get(`device:${id}`) ?? []) quietNoMore(context, about);
	}
	for (const [id, { zone }] of context.state.alarm) {
		if (zone !== "" && !context.site.zones.has(zone)) quietNoMore(context, id);
	}
	forgetGone(context);
	applySchedules(context);
	applySitePatrol(context);
});

/** A device or a zone that is gone keeps nothing quiet: what is active is raised as new, and what came meanwhile rings. */
function quietNoMore(context: StepContext, id: string): void {
	const alarm = context.get("alarm", id);
	const quiet = alarm && (alarm.shelved || alarm.suppressed !== undefined || alarm.debt?.due !== undefined);
	if (quiet) unsuppress(context, offShelf(context, alarm), "configuration");
}
