import { scheduleBegan } from "../../model/entries/schedule-began.ts";
import { scheduleTurned } from "../../model/entries/schedule-turned.ts";
import { isAlwaysLive } from "../../model/kind.ts";
import type { AlarmSettings, Span } from "../../model/settings.ts";
import type { Activation } from "../kernel/activation.ts";
import { inNight, nextMinuteOfDay } from "../kernel/daily-period.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { memoryId, type OffSchedule } from "../kernel/memory.ts";
import { type Placed, pathOf, settingsOf } from "../kernel/overrides.ts";
import { keyOf } from "../kernel/state.ts";
import type { Work } from "../kernel/step-context.ts";
import { countHidden } from "../silence-budget/suppression.ts";
import { activate } from "./activate.ts";
import { clearedSince } from "./clearance.ts";

const TIMER = "schedule";

/** Where the sources are remembered of which a state stands outside its time. */
const STATES = "off-schedule";

/** So many states of one source are remembered while they do not count. */
const STATES_AT_MOST = 33;

/**
 * Whether the alarm's type counts only at other times of day: then a report raises nothing. Never for life alarms, tamper,
 * faults and losses. A state is remembered, and raised when its time begins, if it stands then.
 */
export function offSchedule(work: Work, about: Activation): boolean {
	if (isAlwaysLive(about.is) || about.drill) return false;
	const settings = settingsOf(work.site, about);
	if (!settings?.schedule || isOn(work, settings.schedule)) return false;
	// A state that stands goes on standing; who walks by day is no repeat of who walked by night.
	if (!about.moment && work.alarmAbout(keyOf(about))) return false;
	if (!work.get("timer", TIMER)) setTurn(work);
	work.because({ because: "scheduled-off", rule: pathOf(about.type) });
	countHidden(work, bypassOf(about.type, placeIn(settings, about)));
	if (!about.moment) rememberState(work, about);
	return true;
}

function rememberState(work: Work, about: Activation): void {
	const { type, source, zone, unit, part, severity = 0, strong, at, rule } = about;
	const states = Object.entries(work.get("memory", memoryId(source))?.offSchedule ?? {}).slice(-STATES_AT_MOST);
	const state: OffSchedule = {
		...{ type, zone, severity, at, rule, seq: work.entry.seq },
		...(unit !== undefined && { unit }),
		...(part !== undefined && { part }),
		...(strong && { strong: true }),
	};
	work.remember(memoryId(source), { offSchedule: { ...Object.fromEntries(states), [keyOf(about)]: state } });
	const known = work.get("memory", STATES)?.waitingOutside ?? [];
	if (!known.includes(source)) work.remember(STATES, { waitingOutside: [...known, source] });
}

/** Raises what stood before its time began, and stands: each by an entry of its own. */
export function raiseStanding(work: Work): void {
	const left: string[] = [];
	for (const source of work.get("memory", STATES)?.waitingOutside ?? []) {
		const states = Object.entries(work.get("memory", memoryId(source))?.offSchedule ?? {});
		const kept = states.filter(([key, state]) => !turnedOn(work, source, { key, state }));
		if (kept.length > 0) left.push(source);
		if (kept.length < states.length) work.remember(memoryId(source), { offSchedule: Object.fromEntries(kept) });
	}
	if (work.get("memory", STATES)) work.remember(STATES, { waitingOutside: left });
}

/** Whether the state needs to be remembered no more: it is over, or its time has begun and it is raised. */
function turnedOn(work: Work, source: string, { key, state }: { key: string; state: OffSchedule }): boolean {
	const { type, zone, part, at, seq } = state;
	if (clearedSince(work, { type, source, part, at, seq }) || work.state.alarmByKey.has(key)) return true;
	const spans = settingsOf(work.site, { type, zone, source })?.schedule;
	if (spans && !isOn(work, spans)) return false;
	work.derive(scheduleBegan, zone === "" ? undefined : zone, { source, state });
	return true;
}

/** The state that stands, in its turn: raised as new. */
export const onScheduleBegan = onEntry(scheduleBegan, (work, { source, state }) => {
	const is = work.plan.alarms.get(state.type);
	if (!is) {
		work.because({ because: "timer-void", rule: "rules.schedule" });
		return;
	}
	activate(work, { ...state, is, source, moment: false });
});

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
	work.setTimer(timerFor(scheduleTurned, { id: TIMER, dueAt, data: {} }));
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
