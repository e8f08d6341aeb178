import { configurationChanged } from "../model/entries/configuration-changed.ts";
import { turnSchedules } from "./alarm/schedule-turn.ts";
import { comeBack } from "./alarm/unsuppress.ts";
import { onEntry } from "./kernel/finding.ts";
import type { Work } from "./kernel/step-context.ts";
import { endBypass, offShelf } from "./silence-budget/suppression.ts";

/**
 * Another configuration judges from this very entry on. Devices that came with it are unknown until they are heard; those
 * that went are gone, but their alarms stay until a person resolves them.
 */
export const onConfigurationChanged = onEntry(configurationChanged, (work, { added = [], removed = [] }) => {
	for (const id of added) {
		if (work.get("device", id)) continue;
		const value = { id, rev: work.entry.seq, state: "unknown", health: {}, faults: [] } as const;
		work.put({ kind: "device", id, value });
	}
	for (const id of removed) {
		if (work.get("device", id)) work.put({ kind: "device", id, gone: true });
		endBypass(work, `out-of-service:${id}`);
		for (const about of work.state.alarmsOf.get(`device:${id}`) ?? []) quietNoMore(work, about);
	}
	for (const [id, { zone }] of work.state.alarm) {
		if (zone !== "" && !work.site.zones.has(zone)) quietNoMore(work, id);
	}
	turnSchedules(work);
});

/** A device or a zone that is gone keeps nothing quiet: what is active is raised as new, and what came meanwhile rings. */
function quietNoMore(work: Work, id: string): void {
	const alarm = work.get("alarm", id);
	const quiet = alarm && (alarm.shelved || alarm.suppressed !== undefined || alarm.debt?.due !== undefined);
	if (quiet) comeBack(work, offShelf(work, alarm), "configuration");
}
