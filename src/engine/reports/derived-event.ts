import { raiseOrNot } from "../alarm/raise.ts";
import { inNight, nextMinuteOfDay } from "../kernel/daily-period.ts";
import { boundedPart, OTHER_PARTS, partOf, textIn } from "../kernel/entry-data.ts";
import { memoryId } from "../kernel/memory.ts";
import { settingsOf } from "../kernel/overrides.ts";
import type { Rule } from "../kernel/site-index.ts";
import type { Work } from "../kernel/step-context.ts";
import { silentUntil } from "./derivations.ts";
import { besideLoss } from "./sabotage.ts";

/** A conclusion of the hub by a kind's rule, in its turn: raises its alarm. */
export function judgeConclusion(work: Work, rule: Rule): void {
	const { data, zone } = work.entry;
	const id = textIn(data, "device") ?? "";
	const device = work.site.devices.get(id);
	const is = work.plan.alarms.get(rule.raises);
	const timer = textIn(data, "timer");
	const named = partOf(data, rule.kind);
	const memory = memoryId(`device:${id}`, named);
	const part = boundedPart(work, { type: rule.raises, source: `device:${id}`, part: named });
	if (!is || (rule.is.rule === "lasts" && work.get("memory", memory)?.said?.[rule.name]?.event !== rule.is.from)) {
		work.because({ because: "timer-void", rule: rule.name });
		return;
	}
	const silent = silentUntil(work, rule, id);
	if (timer !== undefined && silent > work.now) {
		work.because({ because: "inhibited", rule: rule.name });
		again(work, timer, silent);
		return;
	}
	const night = rule.is.rule === "lasts" ? rule.is.night : undefined;
	const dark = night && inNight(work.site.minuteOfDay(work.now), night);
	const about = { type: rule.raises, source: `device:${id}`, zone: zone ?? device?.zone ?? "" };
	const alarm = raiseOrNot(work, {
		...about,
		is,
		unit: device?.unit,
		part,
		...(part === OTHER_PARTS && { otherPlaces: true }),
		...(night && dark && !settingsOf(work.site, about)?.priority && { priority: night.priority }),
		at: rule.is.rule === "lasts" ? (work.get("memory", memory)?.said?.[rule.name]?.at ?? work.entry.at) : work.entry.at,
		moment: device?.options.momentary === true || rule.is.clearedBy.length === 0,
		rule: rule.name,
	});
	if (alarm) besideLoss(work, alarm);
	if (night && !dark && timer !== undefined) again(work, timer, nextMinuteOfDay(work.site, work.now, night.fromMinute));
}

/** Judges the same once more at `dueAt`, if it still lasts then. */
function again(work: Work, id: string, dueAt: number): void {
	const { type, zone, data } = work.entry;
	const { timer: _id, whileDown: _down, ...kept } = data;
	work.setTimer({ id, dueAt, type, ...(zone !== undefined && { zone }), data: kept });
}
