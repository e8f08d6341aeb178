import { isWithin } from "../../model/day-span.ts";
import { scheduleBegan } from "../../model/entries/schedule-began.ts";
import { scheduleTurned } from "../../model/entries/schedule-turned.ts";
import { isAlwaysLive } from "../../model/kind.ts";
import type { AlarmSettings, Span } from "../../model/settings.ts";
import type { Activation } from "../kernel/activation.ts";
import { nextMinuteOfDay } from "../kernel/daily-period.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { memoryId, type OffSchedule } from "../kernel/memory.ts";
import { type Placed, pathOf, settingsOf } from "../kernel/overrides.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { countHidden } from "../silence-budget/suppression.ts";
import { activate } from "./activate.ts";
import { clearedSince } from "./clearance.ts";
import { rememberRaised } from "./raised-by.ts";

const TIMER = "schedule";

/** Where the sources are remembered of which a state stands outside its time. */
const STATES = "off-schedule";

/** So many states of one source are remembered while they do not count. */
const STATES_AT_MOST = 33;

/**
 * Whether the alarm's type counts only at other times of day: then a report raises nothing. Never for life alarms, tamper,
 * faults and losses. A state is remembered, and raised when its time begins, if it stands then.
 */
export function offSchedule(context: StepContext, about: Activation): boolean {
	if (isAlwaysLive(about.is) || about.drill) return false;
	const settings = settingsOf(context.site, about);
	if (!settings?.schedule || isOn(context, settings.schedule)) return false;
	// A state that stands goes on standing; what was over by then, or who walks by day, is no repeat of the night's.
	if (!about.moment && context.alarmAbout(keyOf(about))?.active) return false;
	if (!context.get("timer", TIMER)) setScheduleTimer(context);
	context.because({ because: "scheduled-off", rule: pathOf(about.type) });
	countHidden(context, bypassOf(about.type, placeIn(settings, about)));
	if (!about.moment) rememberState(context, about);
	return true;
}

function rememberState(context: StepContext, about: Activation): void {
	const { type, source, zone, unit, part, severity = 0, strong, at, rule } = about;
	const known = context.get("memory", memoryId(source))?.offSchedule ?? {};
	const states = Object.entries(known).slice(-STATES_AT_MOST);
	const before = known[keyOf(about)];
	// A weaker word hides no stronger one of what still stands.
	const most = before && !clearedSince(context, { source, ...before }) ? before : undefined;
	const state: OffSchedule = {
		...{ type, zone, severity: Math.max(severity, most?.severity ?? 0), at, rule, seq: context.entry.seq },
		...(context.entry.source === source && { event: context.entry.id }),
		...(unit !== undefined && { unit }),
		...(part !== undefined && { part }),
		...((strong || most?.strong) && { strong: true }),
	};
	context.remember(memoryId(source), { offSchedule: { ...Object.fromEntries(states), [keyOf(about)]: state } });
	const waiting = context.get("memory", STATES)?.waitingOutside ?? [];
	if (!waiting.includes(source)) context.remember(STATES, { waitingOutside: [...waiting, source] });
}

/** Raises what stood before its time began, and stands: each by an entry of its own. */
export function raiseActive(context: StepContext): void {
	const left: string[] = [];
	for (const source of context.get("memory", STATES)?.waitingOutside ?? []) {
		const states = Object.entries(context.get("memory", memoryId(source))?.offSchedule ?? {});
		const kept = states.filter(([key, state]) => !turnedOn(context, source, { key, state }));
		if (kept.length > 0) left.push(source);
		if (kept.length < states.length) context.remember(memoryId(source), { offSchedule: Object.fromEntries(kept) });
	}
	if (context.get("memory", STATES)) context.remember(STATES, { waitingOutside: left });
}

/** Whether the state needs to be remembered no more: it is over, or its time has begun and it is raised. */
function turnedOn(context: StepContext, source: string, { key, state }: { key: string; state: OffSchedule }): boolean {
	const { type, zone, part, at, seq } = state;
	if (clearedSince(context, { type, source, part, at, seq }) || context.alarmAbout(key)?.active) return true;
	const spans = settingsOf(context.site, { type, zone, source })?.schedule;
	if (spans && !isOn(context, spans)) return false;
	context.derive(scheduleBegan, zone === "" ? undefined : zone, { source, state });
	return true;
}

/** The state that stands, in its turn: raised as new. */
export const onScheduleBegan = onEntry(scheduleBegan, (context, { source, state }) => {
	const is = context.siteIndex.alarms.get(state.type);
	if (!is) {
		context.because({ because: "timer-void", rule: "rules.schedule" });
		return;
	}
	const { event, ...about } = state;
	const alarm = activate(context, { ...about, is, source, moment: false });
	if (event !== undefined) rememberRaised(context, source, { event, alarm: alarm.id });
});

/** Whether the type did not count where it was at the time `at`. */
export function wasOff(context: StepContext, about: Pick<Activation, "is" | "type" | "zone" | "source">, at: number) {
	const spans = isAlwaysLive(about.is) ? undefined : settingsOf(context.site, about)?.schedule;
	return spans !== undefined && !isOn(context, spans, at);
}

/** Whether the site's clocks are within one of the spans, now or at another time. */
export function isOn(context: StepContext, spans: readonly Span[], at = context.now): boolean {
	const minute = context.site.minuteOfDay(at);
	return spans.some((span) => isWithin(minute, span));
}

/** Sets when the next span begins or ends. */
export function setScheduleTimer(context: StepContext): void {
	const minutes = scheduled(context).flatMap(({ spans }) =>
		spans.flatMap(({ fromMinute, toMinute }) => [fromMinute, toMinute]),
	);
	if (minutes.length === 0) return;
	const dueAt = Math.min(...new Set(minutes.map((minute) => nextMinuteOfDay(context.site, context.now, minute))));
	context.setTimer(timerFor(scheduleTurned, { id: TIMER, dueAt, data: {} }));
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
export function scheduled(context: StepContext): readonly Scheduled[] {
	const all: Scheduled[] = [];
	for (const [type, entries] of Object.entries(context.site.settings.alarms)) {
		const is = context.siteIndex.alarms.get(type);
		if (!is || isAlwaysLive(is)) continue;
		for (const { schedule: spans, where = [""] } of entries) {
			if (!spans) continue;
			for (const place of where) {
				const zone = context.site.devices.get(place)?.zone ?? place;
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
