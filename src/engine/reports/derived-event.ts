import { isWithin } from "../../model/day-span.ts";
import { namedDevice, timerOf } from "../../model/entry.ts";
import { raiseOrNot } from "../alarm/raise.ts";
import { nextMinuteOfDay } from "../kernel/daily-period.ts";
import { boundedPart, partOf } from "../kernel/entry-data.ts";
import { memoryId } from "../kernel/memory.ts";
import { settingsOf } from "../kernel/overrides.ts";
import type { Rule } from "../kernel/site-index.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { silentUntil } from "./derivations.ts";
import { besideLoss } from "./sabotage.ts";

/** A conclusion of the hub by a kind's rule, in its turn: raises its alarm. */
export function deriveEvent(context: StepContext, rule: Rule): void {
	const { data, zone } = context.entry;
	const id = namedDevice(context.entry) ?? "";
	const device = context.site.devices.get(id);
	const is = context.siteIndex.alarms.get(rule.raises);
	const timer = timerOf(context.entry);
	const named = partOf(data, rule.kind);
	const memory = memoryId(`device:${id}`, named);
	const part = boundedPart(context, { type: rule.raises, source: `device:${id}`, part: named });
	if (!is || (rule.is.rule === "lasts" && context.get("memory", memory)?.said?.[rule.name]?.event !== rule.is.from)) {
		context.because({ because: "timer-void", rule: rule.name });
		return;
	}
	const silent = silentUntil(context, rule, id);
	if (timer !== undefined && silent > context.now) {
		context.because({ because: "inhibited", rule: rule.name });
		again(context, timer, silent);
		return;
	}
	const night = rule.is.rule === "lasts" ? rule.is.night : undefined;
	const dark = night && isWithin(context.site.minuteOfDay(context.now), night);
	const about = { type: rule.raises, source: `device:${id}`, zone: zone ?? device?.zone ?? "" };
	const alarm = raiseOrNot(context, {
		...about,
		is,
		unit: device?.unit,
		part,
		...(night && dark && !settingsOf(context.site, about)?.priority && { priority: night.priority }),
		at:
			rule.is.rule === "lasts"
				? (context.get("memory", memory)?.said?.[rule.name]?.at ?? context.entry.at)
				: context.entry.at,
		moment: device?.options.momentary === true || rule.is.clearedBy.length === 0,
		rule: rule.name,
	});
	if (alarm) besideLoss(context, alarm);
	if (night && !dark && timer !== undefined)
		again(context, timer, nextMinuteOfDay(context.site, context.now, night.fromMinute));
}

/** Judges the same once more at `dueAt`, if it still lasts then. */
function again(context: StepContext, id: string, dueAt: number): void {
	const { type, zone, data } = context.entry;
	const { timer: _id, whileDown: _down, ...kept } = data;
	context.setTimer({ id, dueAt, type, ...(zone !== undefined && { zone }), data: kept });
}
