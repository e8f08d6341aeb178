import { type ActiveAtResolution, activeAtResolution } from "../../model/active-at-resolution.ts";
import type { Alarm } from "../../model/alarm.ts";
import type { Activation } from "../kernel/activation.ts";
import { LATE_AFTER_MS } from "../kernel/lateness.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** All that the alarm is, for one that is raised anew after a reset has ended it. */
export function outlives(context: StepContext, alarm: Alarm): ActiveAtResolution {
	const { lateByMs: _then, ...state } = activeAtResolution.parse(alarm);
	// A live report after the late one is no old news any more.
	const { lastAt: receivedAt, stateAt: at } = alarm;
	if (alarm.lateByMs === undefined || receivedAt - at <= LATE_AFTER_MS) return state;
	return { ...state, lateByMs: context.now - at };
}

/** The same alarm once more. What weather made count for less is weighed anew; the weather may be over. */
export function raisedAnew(
	context: StepContext,
	{ id: _ended, stateAt, priority, weathered, ...about }: ActiveAtResolution,
): Omit<Activation, "moment" | "rule"> {
	const { type } = about;
	const is = context.siteIndex.alarms.get(type) ?? { priority, words: { en: type, "zh-CN": type } };
	return { ...about, is, at: stateAt, ...(weathered ? { weak: true } : { priority }) };
}
