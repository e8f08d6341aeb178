import { z } from "zod";
import { activate } from "../alarm.ts";
import { settled } from "../come-back.ts";
import { inOrder } from "../register.ts";
import type { Work } from "../work.ts";
import { dueNow } from "./owe.ts";

/** What an alarm's row of before the silence budget may say. */
const before = z.object({ hidden: z.number().optional(), suppressed: z.string().optional() });

/**
 * Brings alarms forward that were kept quiet by the rules of before: what a schedule hid or chattering counted is owed, and
 * rings. Done when the hub starts; a row that this has changed is one of today.
 */
export function broughtForward(work: Work): void {
	for (const id of inOrder(work.state.alarm.keys())) {
		const alarm = work.get("alarm", id);
		const row = before.safeParse(alarm);
		if (!alarm || !row.success) continue;
		const { hidden = 0, suppressed } = row.data;
		const counted = hidden > 0 && !alarm.debt;
		if (!counted && suppressed !== "schedule") continue;
		const { suppressed: _quiet, chattering: _often, ...rest } = alarm;
		const { hidden: _counted, ...today } = Object.assign({ hidden: 0 }, rest);
		work.keepAlarm(dueNow(work, today, { news: true }));
		const incident = work.get("incident", alarm.incident);
		if (incident) work.keepIncident(settled(work, incident));
		work.because({ because: "shows-again", alarm: id, incident: alarm.incident, rule: "settings.silence" });
	}
	for (const id of work.state.bypass.keys()) {
		if (!id.startsWith("chattering:") || work.get("memory", `chatter|${id.slice("chattering:".length)}`)) continue;
		const bypass = work.get("bypass", id);
		if (bypass) work.put({ kind: "bypass", id, value: { ...bypass, rev: work.entry.seq }, over: true });
	}
}

const waiting = z.object({
	about: z.object({
		type: z.string(),
		source: z.string(),
		zone: z.string(),
		unit: z.string().optional(),
		part: z.string().optional(),
		severity: z.number(),
		at: z.number(),
		moment: z.boolean(),
		rule: z.string(),
	}),
});

/** What waited for a delay, before there were none, is raised. */
export function delayedBefore(work: Work): void {
	const given = waiting.safeParse(work.entry.data);
	const is = given.success ? work.plan.alarms.get(given.data.about.type) : undefined;
	if (given.success && is) activate(work, { ...given.data.about, is });
	else work.because({ because: "timer-void", rule: "settings.silence" });
}
