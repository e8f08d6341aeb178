import { beginDrill } from "../../model/actions/begin-drill.ts";
import { endDrill } from "../../model/actions/end-drill.ts";
import type { Drill } from "../../model/bypass.ts";
import { drillEnded } from "../../model/entries/drill-ended.ts";
import { drillEvent } from "../../model/entries/drill-event.ts";
import type { Incident } from "../../model/incident.ts";
import { onTarget } from "../kernel/action.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { inOrder } from "../kernel/id-index.ts";
import { isKeptFromActor } from "../kernel/kept-from.ts";
import { meaningOf } from "../kernel/site-index.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { raiseFor } from "../reports/report-meaning.ts";
import { isBypassed } from "../silence-budget/suppression.ts";
import { resolve } from "./resolve.ts";

/** A drill that everybody forgot ends by itself after this. Our own setting. */
const LASTS_AT_MOST_MS = 60 * 60_000;

const RULE = "rules.drill";

/** One at a time, and none while something real and urgent is open. */
export const onBeginDrill = onTarget(beginDrill, (context, { scenario }) => {
	const script = context.site.drills?.get(scenario);
	if (!script) {
		const known = [...(context.site.drills?.keys() ?? [])].join(", ") || "none";
		return { code: "invalid", detail: `scenario: found ${scenario}, expected one of the site's drills: ${known}` };
	}
	const [running] = context.state.drill.values();
	if (running) {
		const detail = `the drill ${running.id} (${running.scenario}) runs; end it first`;
		return { code: "wrong-state", detail, state: "running", allowed: ["end"] };
	}
	const real = [...context.state.incident.values()].find(
		(incident) => isRealAndUrgent(incident) && !isKeptFromActor(context, incident),
	);
	if (real) {
		const detail = `${real.id} (${real.words.en}) is real and open; no drill beside it`;
		return { code: "wrong-state", detail, state: "real-incident", allowed: [] };
	}
	const id = `drl-${context.entry.seq}`;
	const drill: Drill = { id, rev: context.entry.seq, scenario, by: context.actor, since: context.now };
	context.put({ kind: "drill", id, value: drill });
	for (const [i, { afterMs, device, type, data }] of script.reports.entries()) {
		const zone = context.site.devices.get(device)?.zone;
		const when = { id: `${id}.${i}`, dueAt: context.now + afterMs };
		context.setTimer(timerFor(drillEvent, { ...when, zone, data: { drill: id, device, type, data } }));
	}
	const dueAt = context.now + LASTS_AT_MOST_MS;
	context.setTimer(timerFor(drillEnded, { id: `${id}.end`, dueAt, data: { drill: id, why: "time" } }));
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
});

/** All that it raised ends with it. */
export const onEndDrill = onTarget(endDrill, (context, { drill: id }) => {
	const drill = context.get("drill", id);
	if (!drill) return { code: "wrong-state", detail: `drill ${id} does not run`, state: "ended", allowed: [] };
	end(context, drill, context.actor);
	return undefined;
});

/** A report of the drill in its turn: judged like a real one, its alarm apart from real ones. */
export const onDrillEvent = onEntry(drillEvent, (context, { drill: id, device: named, type, data = {} }) => {
	const drill = context.get("drill", id);
	const device = context.site.devices.get(named);
	const meaning = meaningOf(context.siteIndex, type, data);
	if (!drill || !device || !meaning?.raises) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	raiseFor(context, meaning, device, { data, drill: true });
	context.because({ because: "drill", rule: RULE });
});

/** The hub ends a drill: something real has come, or nobody remembered it. */
export const onDrillEnded = onEntry(drillEnded, (context, { drill: id, why = "hub" }) => {
	const drill = context.get("drill", id);
	if (drill) end(context, drill, why);
	else context.because({ because: "timer-void", rule: RULE });
});

/**
 * Something real comes that asks for a person before the shift is over, also one that a flood groups, or that came before: a
 * drill that runs ends at once. What is kept from somebody ends none: they would see one end for nothing. Call it when all
 * else is judged.
 */
export function yieldToReal(context: StepContext): void {
	if (context.state.drill.size === 0 || !(realRings(context) || realComes(context))) return;
	for (const drill of context.state.drill.keys()) {
		if (context.get("drill", drill)) context.derive(drillEnded, undefined, { drill, why: "real-alarm" });
	}
}

/** A real incident of medium or above is new, or rings. */
function realRings(context: StepContext): boolean {
	return context.changed("incident").some((change) => {
		if ("gone" in change || change.over) return false;
		const { drill, priority, rang, id, keptFrom } = change.value;
		const comes = rang === context.entry.seq || id === `inc-${context.entry.seq}`;
		return !drill && priority !== "low" && keptFrom === undefined && comes;
	});
}

/** A real alarm of medium or above came again, or joined what is taken, though it rings later. What is bypassed waits for its end. */
function realComes(context: StepContext): boolean {
	return context.changed("alarm").some((change) => {
		if ("gone" in change || change.over) return false;
		const { drill, priority, debt, incident } = change.value;
		if (drill || priority === "low" || debt?.rev !== context.entry.seq) return false;
		return context.get("incident", incident)?.keptFrom === undefined && !isBypassed(context, change.value);
	});
}

function end(context: StepContext, drill: Drill, endedBy: string): void {
	for (const id of inOrder(context.state.incident.keys())) {
		const incident = context.get("incident", id);
		if (incident?.drill) resolve(context, incident, { cause: "drill" });
	}
	const timers = [...context.state.timer.keys()].filter((id) => id.startsWith(`${drill.id}.`));
	for (const id of timers.sort()) context.dropTimer(id);
	const value: Drill = { ...drill, rev: context.entry.seq, endedAt: context.now, endedBy };
	context.put({ kind: "drill", id: drill.id, value, over: true });
	context.because({ because: "drill-ended", rule: RULE });
}

function isRealAndUrgent({ drill, priority }: Incident): boolean {
	return !drill && (priority === "critical" || priority === "high");
}
