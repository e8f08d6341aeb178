import type { Alarm } from "../model/alarm.ts";
import { urgency } from "../model/priority.ts";
import type { Activation } from "./activation.ts";
import { textIn } from "./part.ts";
import { endBypass, type Quieting } from "./quiet.ts";
import type { Work } from "./work.ts";

const RULE = "rules.chatter";

/**
 * Whether an activation of a chattering alarm keeps quiet. It changes how often it sounds, and nothing else: priority,
 * state and deadlines stay. More beams, somebody coming in, or a higher priority sound all the same.
 */
export function chattering(_work: Work, about: Activation, before: Alarm | undefined): Quieting | undefined {
	if (!before?.chattering || about.strong) return undefined;
	const { severity = 0, priority = about.is.priority } = about;
	if (severity > before.severity || urgency(priority) < urgency(before.priority)) return undefined;
	return { because: "chattering", bypass: bypassOf(before.zone), rule: RULE };
}

/**
 * Counts an activation that sounds. So many of them in so short a time (3 in 60 s is a common setting, no standard's
 * clause) are chattering: this one still sounds, for the zone is unguarded from now on; the next ones don't. Never for
 * life alarms: a child that presses ten times is heard ten times.
 */
export function countedForChatter(work: Work, alarm: Alarm): Alarm {
	if (alarm.life !== undefined || alarm.chattering) return alarm;
	const { activations, withinMs } = work.site.settings.chatter;
	const id = `chatter|${alarm.zone}`;
	const since = work.now - withinMs;
	const before = work.get("memory", id)?.activatedAt ?? {};
	const times = [...(before[alarm.id] ?? [alarm.since]).filter((at) => at > since), work.now];
	const others = Object.entries(before).filter(([other, at]) => other !== alarm.id && (at.at(-1) ?? 0) > since);
	const chatters = times.length >= activations;
	const own: [string, number[]][] = chatters ? [] : [[alarm.id, times]];
	work.remember(id, { activatedAt: Object.fromEntries([...others, ...own]) });
	return chatters ? begin(work, alarm) : alarm;
}

function begin(work: Work, alarm: Alarm): Alarm {
	const { zone, incident } = alarm;
	work.because({ because: "chattering-began", alarm: alarm.id, incident, rule: RULE });
	const id = bypassOf(zone);
	if (zone !== "" && !work.get("bypass", id)) {
		const { seq } = work.entry;
		work.put({
			kind: "bypass",
			id,
			value: { id, rev: seq, why: "chattering", zone, type: alarm.type, since: work.now },
		});
	}
	if (!work.get("timer", timerOf(zone))) setTimer(work, zone, work.now);
	return { ...alarm, chattering: true };
}

/** The zone guards again once nothing in it has chattered for long enough. */
export function chatterQuiet(work: Work): void {
	const zone = textIn(work.entry.data, "chattering") ?? "";
	const { quietMs } = work.site.settings.chatter;
	let lastAt = 0;
	for (const alarm of [...work.state.alarm.values()]) {
		if (!alarm.chattering || alarm.zone !== zone) continue;
		if (work.now - alarm.lastAt < quietMs) lastAt = Math.max(lastAt, alarm.lastAt);
		else {
			work.keepAlarm(over(alarm));
			work.because({ because: "chattering-over", alarm: alarm.id, incident: alarm.incident, rule: RULE });
		}
	}
	if (lastAt > 0) {
		setTimer(work, zone, lastAt);
		work.because({ because: "chattering", rule: RULE });
		return;
	}
	endBypass(work, bypassOf(zone));
	work.because({ because: "chattering-over", rule: RULE });
}

/** It sounds again; what it hid and somebody has taken since is no news any more. */
function over({ chattering: _over, hidden, ...rest }: Alarm): Alarm {
	return hidden === undefined || rest.acknowledged ? rest : { ...rest, hidden };
}

function setTimer(work: Work, zone: string, from: number): void {
	work.setTimer({
		id: timerOf(zone),
		dueAt: from + work.site.settings.chatter.quietMs,
		type: "zone.chatter-quiet",
		...(zone !== "" && { zone }),
		data: { chattering: zone },
	});
}

function timerOf(zone: string): string {
	return `chattering ${zone}`;
}

/** The bypass of a zone in which something chatters. */
export function bypassOf(zone: string): string {
	return `chattering:${zone}`;
}
