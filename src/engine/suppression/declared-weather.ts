import { declareWeather } from "../../model/actions/declare-weather.ts";
import { endWeather } from "../../model/actions/end-weather.ts";
import type { Weather } from "../../model/bypass.ts";
import { weatherPassed } from "../../model/entries/weather-passed.ts";
import { onTarget } from "../kernel/action.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { wholeAgain } from "../kernel/restored-priority.ts";
import { tooOften } from "../kernel/shift-quota.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { tooLong } from "../kernel/until.ts";
import { dueNow } from "../silence-budget/owe.ts";
import { endBypass } from "../silence-budget/suppression.ts";

const RULE = "rules.weather";

/** Weather is declared for no more walls at once, and no more often in a watch without a captain. Our own settings. */
const WALLS_AT_MOST = 2;
const IN_SHIFT = 2;

/** Whether a person has said that there is bad weather over the zone. */
export function declaredIn(context: StepContext, zone: string): boolean {
	return context.get("bypass", bypassOf(zone)) !== undefined;
}

/** It ends by itself, for nobody thinks of it once the sky is clear. */
export const onDeclareWeather = onTarget(declareWeather, (context, { zones, until, reason: why, role }) => {
	const { declaredMs } = context.site.settings.weather;
	const unknown = zones.find((zone) => !context.site.zones.has(zone));
	if (unknown !== undefined) {
		return { code: "invalid", detail: `zones: found ${unknown}, expected zones of the site` };
	}
	const wrong = tooLong(context, until, declaredMs);
	if (wrong) return wrong;
	const walls = wallsUnder(context, zones);
	if (walls.size > WALLS_AT_MOST) {
		const found = [...walls].join(", ");
		const detail = `zones: found weather on ${walls.size} walls (${found}), expected at most ${WALLS_AT_MOST} at once`;
		return {
			code: "invalid",
			detail,
			mistakes: [{ path: "body.zones", found, expected: "zones of at most two walls" }],
		};
	}
	const often = tooOften(context, { what: "weather", atMost: IN_SHIFT, role });
	if (often) return often;
	const { seq } = context.entry;
	const id = `wth-${seq}`;
	const weather: Weather = {
		id,
		rev: seq,
		zones: [...new Set(zones)],
		by: context.actor,
		reason: why,
		since: context.now,
		until,
	};
	context.put({ kind: "weather", id, value: weather });
	const all = [...context.state.weather.values(), weather];
	for (const zone of weather.zones) hatch(context, zone, all);
	context.setTimer(timerFor(weatherPassed, { id: timerOf(id), dueAt: until, data: { weather: id } }));
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
});

/** Zones that another declaration covers stay as they are. */
export const onEndWeather = onTarget(endWeather, (context, { id }) => {
	const weather = context.get("weather", id);
	if (!weather) return { code: "wrong-state", detail: `weather ${id} is not declared, or over`, allowed: [] };
	end(context, weather);
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
});

/** The time that a person gave is over. */
export const onWeatherPassed = onEntry(weatherPassed, (context, { weather: id }) => {
	const weather = context.get("weather", id);
	if (weather) end(context, weather);
	context.because({ because: weather ? "weather-over" : "timer-void", rule: RULE });
});

/** Zones that another declaration covers stay as they are. */
function end(context: StepContext, weather: Weather): void {
	const { id } = weather;
	context.dropTimer(timerOf(id));
	context.put({ kind: "weather", id, value: { ...weather, rev: context.entry.seq, endedAt: context.now }, over: true });
	const others = [...context.state.weather.values()].filter((other) => other.id !== id);
	for (const zone of weather.zones) hatch(context, zone, others);
	for (const zone of weather.zones) if (!others.some(({ zones }) => zones.includes(zone))) rises(context, zone);
}

/** The walls of these zones and of all that is declared. */
function wallsUnder(context: StepContext, zones: readonly string[]): ReadonlySet<string> {
	const declared = [...context.state.weather.values()].flatMap((one) => one.zones);
	return new Set([...zones, ...declared].flatMap((zone) => context.site.zones.get(zone)?.wall ?? []));
}

/** The weather is over there: what is still broken counts whole again, and rings. */
function rises(context: StepContext, zone: string): void {
	for (const { id } of context.siteIndex.devicesIn.get(zone) ?? []) {
		for (const about of context.state.alarmsOf.get(`device:${id}`) ?? []) {
			const alarm = context.get("alarm", about);
			if (!alarm?.weathered || alarm.zone !== zone || !alarm.active) continue;
			context.keepAlarm(dueNow(context, wholeAgain(context, alarm), { news: true }));
			context.because({ because: "came-back", alarm: alarm.id, incident: alarm.incident, rule: RULE });
		}
	}
}

/** The zone is shown with the declaration that lasts longest. */
function hatch(context: StepContext, zone: string, declared: readonly Weather[]): void {
	const id = bypassOf(zone);
	const [last] = declared.filter(({ zones }) => zones.includes(zone)).sort((a, b) => b.until - a.until);
	if (!last) {
		endBypass(context, id);
		return;
	}
	const { since, until, by, reason: why } = last;
	context.put({
		kind: "bypass",
		id,
		value: { id, rev: context.entry.seq, why: "weather", zone, since, until, by, reason: why },
	});
}

function bypassOf(zone: string): string {
	return `weather:${zone}`;
}

function timerOf(id: string): string {
	return `${id}.until`;
}
