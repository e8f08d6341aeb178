import type { Alarm } from "../../model/alarm.ts";
import { episodeOver } from "../../model/entries/episode-over.ts";
import { EPISODE_MS } from "../../model/silence-budget.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { Work } from "../kernel/step-context.ts";
import { standingBypass } from "../silence-budget/bypass.ts";
import { endChatter } from "../silence-budget/chatter.ts";
import { classOf } from "../silence-budget/pace.ts";
import { isMoment } from "./momentary.ts";

const RULE = "settings.silence";

/** Sees to it that an alarm that rings has its episode ended: one timer serves a thousand activations. */
export function keepEpisode(work: Work, alarm: Alarm): void {
	if (classOf(alarm) && !work.get("timer", timerOf(alarm.id))) setTimer(work, alarm);
}

/** Ten minutes without activation: it chatters no more, and what is still active rings, once. */
export const onEpisodeOver = onEntry(episodeOver, (work, { alarm: about }) => {
	const alarm = work.get("alarm", about);
	if (!alarm) {
		work.because({ because: "timer-void", rule: RULE });
		return;
	}
	const { id, incident } = alarm;
	if (work.now - alarm.lastAt < EPISODE_MS) {
		setTimer(work, alarm);
		work.because({ because: "timer-void", alarm: id, incident, rule: RULE });
		return;
	}
	const { chattering: _over, rings: _rings, peak: _peak, ...rest } = alarm;
	work.keepAlarm(rest);
	if (alarm.chattering) {
		endChatter(work, alarm);
		work.because({ because: "chattering-over", alarm: id, incident, rule: RULE });
	}
	const is = classOf(alarm);
	const stands = alarm.active && alarm.releasedAt === undefined && !isMoment(work, alarm);
	if (stands && is && !standingBypass(work, alarm, is)) {
		work.ringSoon(incident);
		work.because({ because: "still-stands", alarm: id, incident, rule: RULE });
	} else if (!alarm.chattering) work.because({ because: "timer-void", alarm: id, incident, rule: RULE });
});

/** An alarm that ends has no episode. */
export function forgetEpisode(work: Work, alarm: Alarm): void {
	work.dropTimer(timerOf(alarm.id));
	if (alarm.chattering) endChatter(work, alarm);
}

function setTimer(work: Work, { id, lastAt, zone }: Alarm): void {
	const when = { id: timerOf(id), dueAt: lastAt + EPISODE_MS };
	work.setTimer(timerFor(episodeOver, { ...when, zone: zone === "" ? undefined : zone, data: { alarm: id } }));
}

function timerOf(alarm: string): string {
	return `${alarm}.episode`;
}
