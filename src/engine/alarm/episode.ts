import type { Alarm } from "../../model/alarm.ts";
import { episodeOver } from "../../model/entries/episode-over.ts";
import { EPISODE_MS } from "../../model/silence-budget.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { standingBypass } from "../silence-budget/bypass.ts";
import { endChatter } from "../silence-budget/chatter.ts";
import { classOf } from "../silence-budget/pace.ts";
import { isMomentary } from "./momentary.ts";

const RULE = "settings.silence";

/** Sees to it that an alarm that rings has its episode ended: one timer serves a thousand activations. */
export function keepEpisode(context: StepContext, alarm: Alarm): void {
	if (classOf(alarm) && !context.get("timer", timerOf(alarm.id))) setTimer(context, alarm);
}

/** Ten minutes without activation: it chatters no more, and what is still active rings, once. */
export const onEpisodeOver = onEntry(episodeOver, (context, { alarm: about }) => {
	const alarm = context.get("alarm", about);
	if (!alarm) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	const { id, incident } = alarm;
	if (context.now - alarm.lastAt < EPISODE_MS) {
		setTimer(context, alarm);
		context.because({ because: "timer-void", alarm: id, incident, rule: RULE });
		return;
	}
	const { chattering: _over, rings: _rings, peak: _peak, ...rest } = alarm;
	context.keepAlarm(rest);
	if (alarm.chattering) {
		endChatter(context, alarm);
		context.because({ because: "chattering-over", alarm: id, incident, rule: RULE });
	}
	const is = classOf(alarm);
	const stands = alarm.active && alarm.releasedAt === undefined && !isMomentary(context, alarm);
	if (stands && is && !standingBypass(context, alarm, is)) {
		context.ringSoon(incident);
		context.because({ because: "still-stands", alarm: id, incident, rule: RULE });
	} else if (!alarm.chattering) context.because({ because: "timer-void", alarm: id, incident, rule: RULE });
});

/** An alarm that ends has no episode. */
export function forgetEpisode(context: StepContext, alarm: Alarm): void {
	context.dropTimer(timerOf(alarm.id));
	if (alarm.chattering) endChatter(context, alarm);
}

function setTimer(context: StepContext, { id, lastAt, zone }: Alarm): void {
	const when = { id: timerOf(id), dueAt: lastAt + EPISODE_MS };
	context.setTimer(timerFor(episodeOver, { ...when, zone: zone === "" ? undefined : zone, data: { alarm: id } }));
}

function timerOf(alarm: string): string {
	return `${alarm}.episode`;
}
