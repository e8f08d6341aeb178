import { z } from "zod";
import type { Alarm } from "../../model/alarm.ts";
import { delayPassed } from "../../model/entries/delay-passed.ts";
import { onEntry } from "../kernel/finding.ts";
import { inOrder } from "../kernel/id-index.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { dueNow } from "../silence-budget/owe.ts";
import { endBypass } from "../silence-budget/suppression.ts";
import { activate } from "./activate.ts";
import { settled } from "./unsuppress.ts";

/** What a row of before the silence budget may say: of an alarm, and of what was remembered of a zone that chattered. */
const alarmBefore = z.object({ hidden: z.number().optional(), suppressed: z.string().optional() });
const memoryBefore = z.object({ activatedAt: z.record(z.string(), z.array(z.number())) });

const RULE = "settings.silence";

/**
 * Brings forward what the rules of before the silence budget kept quiet: what a schedule or a test hid, chattering counted or
 * a flood's group left silent is owed, and rings. Done when the hub starts; a row that this has changed is one of today.
 */
export function broughtForward(context: StepContext): void {
	for (const id of inOrder(context.state.incident.keys())) {
		const incident = context.get("incident", id);
		if (incident?.state !== "open" || incident.rang === 0 || incident.quiet || incident.untakenSince) continue;
		context.keepIncident({ ...incident, news: incident.news ?? incident.rang, untakenSince: incident.openedAt });
	}
	for (const id of inOrder(context.state.alarm.keys())) {
		const alarm = context.get("alarm", id);
		const row = alarmBefore.safeParse(alarm);
		if (!alarm || alarm.debt || !row.success) continue;
		const { hidden = 0, suppressed } = row.data;
		const { chattering, ...steady } = alarm;
		if (hidden > 0 || suppressed === "schedule" || neverRang(context, alarm)) oweFromBefore(context, steady, hidden);
		else if (chattering && alarm.rings === undefined) context.keepAlarm(steady);
	}
	forgetCounts(context);
}

/** Whether its incident is silent, though nothing of it is owed: it came in a flood, and rang with its group only. */
function neverRang(context: StepContext, { incident: id, acknowledged }: Alarm): boolean {
	const incident = context.get("incident", id);
	return !acknowledged && incident?.state === "open" && incident.rang === 0 && incident.owes === undefined;
}

/** The alarm as one of today, which owes what of it was hidden. */
function oweFromBefore(context: StepContext, alarm: Alarm, count: number): void {
	const { suppressed: _quiet, ...rest } = alarm;
	const { hidden: _counted, ...today } = Object.assign({ hidden: 0 }, rest);
	const { debt, ...owing } = dueNow(context, today, { news: true });
	context.keepAlarm({ ...owing, ...(debt && { debt: { ...debt, since: alarm.lastAt, count: Math.max(count, 1) } }) });
	const incident = context.get("incident", alarm.incident);
	if (incident) context.keepIncident(settled(context, incident));
	context.because({ because: "shows-again", alarm: alarm.id, incident: alarm.incident, rule: RULE });
}

/** Chattering is counted by alarm today, and ends with its episode; nothing waits for a delay. What zones had of both goes. */
function forgetCounts(context: StepContext): void {
	for (const id of [...context.state.memory.keys()].sort()) {
		const [what, zone = ""] = id.split("|");
		const chattered = what === "chatter" && memoryBefore.safeParse(context.get("memory", id)).success;
		if (!chattered && what !== "delayed") continue;
		context.put({ kind: "memory", id, gone: true });
		if (!chattered) continue;
		context.dropTimer(`chattering ${zone}`);
		endBypass(context, `chattering:${zone}`);
	}
}

/** What waited for a delay, before there were none, is raised. */
export const onDelayPassed = onEntry(delayPassed, (context, { about }) => {
	const is = about && context.siteIndex.alarms.get(about.type);
	if (is) activate(context, { ...about, is });
	else context.because({ because: "timer-void", rule: RULE });
});
