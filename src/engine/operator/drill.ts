import { beginDrill } from "../../model/actions/begin-drill.ts";
import { endDrill } from "../../model/actions/end-drill.ts";
import type { Drill } from "../../model/bypass.ts";
import { drillEnded } from "../../model/entries/drill-ended.ts";
import { drillEvent } from "../../model/entries/drill-event.ts";
import type { Incident } from "../../model/incident.ts";
import { onTarget } from "../kernel/action.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { inOrder } from "../kernel/id-index.ts";
import { meaningOf } from "../kernel/site-index.ts";
import type { Work } from "../kernel/step-context.ts";
import { raiseFor } from "../reports/report-meaning.ts";
import { resolve } from "./resolve.ts";

/** A drill that everybody forgot ends by itself after this. Our own setting. */
const LASTS_AT_MOST_MS = 60 * 60_000;

const RULE = "rules.drill";

/** One at a time, and none while something real and urgent is open. */
export const onBeginDrill = onTarget(beginDrill, (work, { scenario }) => {
	const script = work.site.drills?.get(scenario);
	if (!script) {
		const known = [...(work.site.drills?.keys() ?? [])].join(", ") || "none";
		return { code: "invalid", detail: `scenario: found ${scenario}, expected one of the site's drills: ${known}` };
	}
	const [running] = work.state.drill.values();
	if (running) {
		const detail = `the drill ${running.id} (${running.scenario}) runs; end it first`;
		return { code: "wrong-state", detail, state: "running", allowed: ["end"] };
	}
	const real = [...work.state.incident.values()].find(isRealAndUrgent);
	if (real) {
		const detail = `${real.id} (${real.words.en}) is real and open; no drill beside it`;
		return { code: "wrong-state", detail, state: "real-incident", allowed: [] };
	}
	const id = `drl-${work.entry.seq}`;
	const drill: Drill = { id, rev: work.entry.seq, scenario, by: work.actor, since: work.now };
	work.put({ kind: "drill", id, value: drill });
	for (const [i, { afterMs, device, type, data }] of script.reports.entries()) {
		const zone = work.site.devices.get(device)?.zone;
		const when = { id: `${id}.${i}`, dueAt: work.now + afterMs };
		work.setTimer(timerFor(drillEvent, { ...when, zone, data: { drill: id, device, type, data } }));
	}
	const dueAt = work.now + LASTS_AT_MOST_MS;
	work.setTimer(timerFor(drillEnded, { id: `${id}.end`, dueAt, data: { drill: id, why: "time" } }));
	work.because({ because: "acted", rule: work.entry.type });
	return undefined;
});

/** All that it raised ends with it. */
export const onEndDrill = onTarget(endDrill, (work, { drill: id }) => {
	const drill = work.get("drill", id);
	if (!drill) return { code: "wrong-state", detail: `drill ${id} does not run`, state: "ended", allowed: [] };
	end(work, drill, work.actor);
	return undefined;
});

/** A report of the drill in its turn: judged like a real one, its alarm apart from real ones. */
export const onDrillEvent = onEntry(drillEvent, (work, { drill: id, device: named, type, data = {} }) => {
	const drill = work.get("drill", id);
	const device = work.site.devices.get(named);
	const meaning = meaningOf(work.plan, type, data);
	if (!drill || !device || !meaning?.raises) {
		work.because({ because: "timer-void", rule: RULE });
		return;
	}
	raiseFor(work, meaning, device, { data, drill: true });
	work.because({ because: "drill", rule: RULE });
});

/** The hub ends a drill: something real has come, or nobody remembered it. */
export const onDrillEnded = onEntry(drillEnded, (work, { drill: id, why = "hub" }) => {
	const drill = work.get("drill", id);
	if (drill) end(work, drill, why);
	else work.because({ because: "timer-void", rule: RULE });
});

/**
 * Something real comes that asks for a person before the shift is over, also one that a flood groups: a drill that runs ends at once. Call it when all
 * else is judged.
 */
export function yieldToReal(work: Work): void {
	if (work.state.drill.size === 0) return;
	const rings = work.changed("incident").some((change) => {
		if ("gone" in change || change.over) return false;
		const { drill, priority, rang, id } = change.value;
		const comes = rang === work.entry.seq || id === `inc-${work.entry.seq}`;
		return !drill && priority !== "low" && comes;
	});
	if (!rings) return;
	for (const drill of work.state.drill.keys()) {
		if (work.get("drill", drill)) work.derive(drillEnded, undefined, { drill, why: "real-alarm" });
	}
}

function end(work: Work, drill: Drill, endedBy: string): void {
	for (const id of inOrder(work.state.incident.keys())) {
		const incident = work.get("incident", id);
		if (incident?.drill) resolve(work, incident, { cause: "drill" });
	}
	const timers = [...work.state.timer.keys()].filter((id) => id.startsWith(`${drill.id}.`));
	for (const id of timers.sort()) work.dropTimer(id);
	const value: Drill = { ...drill, rev: work.entry.seq, endedAt: work.now, endedBy };
	work.put({ kind: "drill", id: drill.id, value, over: true });
	work.because({ because: "drill-ended", rule: RULE });
}

function isRealAndUrgent({ drill, priority }: Incident): boolean {
	return !drill && (priority === "critical" || priority === "high");
}
