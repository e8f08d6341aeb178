import { isAlwaysLive } from "../model/kind.ts";
import type { AlarmSettings, Span } from "../model/settings.ts";
import type { Activation } from "./activation.ts";
import { inNight, nextMinuteOfDay } from "./night.ts";
import { type Placed, pathOf, settingsOf } from "./overrides.ts";
import type { Quieting } from "./quiet.ts";
import type { Work } from "./work.ts";

const TIMER = "schedule";

/**
 * Whether the alarm's type counts only at other times of day. Never for life alarms, tamper, faults and losses. What is
 * kept quiet is an alarm all the same, and shows when its time begins.
 */
export function offSchedule(work: Work, about: Activation): Quieting | undefined {
	if (isAlwaysLive(about.is)) return undefined;
	const settings = settingsOf(work.site, about);
	if (!settings?.schedule || isOn(work, settings.schedule)) return undefined;
	if (!work.get("timer", TIMER)) setTurn(work);
	const bypass = bypassOf(about.type, placeIn(settings, about));
	return { because: "scheduled-off", suppressed: "schedule", bypass, rule: pathOf(about.type) };
}

/** Whether the site's clocks are within one of the spans now. */
export function isOn(work: Work, spans: readonly Span[]): boolean {
	const minute = work.site.minuteOfDay(work.now);
	return spans.some((span) => inNight(minute, span));
}

/** Sets when the next span begins or ends. */
export function setTurn(work: Work): void {
	const minutes = scheduled(work).flatMap(({ spans }) =>
		spans.flatMap(({ fromMinute, toMinute }) => [fromMinute, toMinute]),
	);
	if (minutes.length === 0) return;
	const dueAt = Math.min(...new Set(minutes.map((minute) => nextMinuteOfDay(work.site, work.now, minute))));
	work.setTimer({ id: TIMER, dueAt, type: "schedule.turned", data: {} });
}

interface Scheduled {
	readonly id: string;
	readonly type: string;
	readonly spans: readonly Span[];
	/** A zone or device; "" for all of the site. */
	readonly place: string;
	readonly zone: string;
}

/** Every alarm type and place with a schedule; one that names no place is one for all of the site, and hatches none. */
export function scheduled(work: Work): readonly Scheduled[] {
	const all: Scheduled[] = [];
	for (const [type, entries] of Object.entries(work.site.settings.alarms)) {
		const is = work.plan.alarms.get(type);
		if (!is || isAlwaysLive(is)) continue;
		for (const { schedule: spans, where = [""] } of entries) {
			if (!spans) continue;
			for (const place of where) {
				const zone = work.site.devices.get(place)?.zone ?? place;
				all.push({ id: bypassOf(type, place), type, spans, place, zone });
			}
		}
	}
	return all;
}

function placeIn({ where }: AlarmSettings, { zone, source }: Placed): string {
	return where?.find((place) => place === zone || source === `device:${place}`) ?? "";
}

function bypassOf(type: string, place: string): string {
	return place === "" ? `schedule:${type}` : `schedule:${type}:${place}`;
}
