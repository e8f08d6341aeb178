import { declareWeather } from "../../model/actions/declare-weather.ts";
import { endWeather } from "../../model/actions/end-weather.ts";
import type { Weather } from "../../model/bypass.ts";
import { weatherPassed } from "../../model/entries/weather-passed.ts";
import { onTarget } from "../kernel/action.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { wholeAgain } from "../kernel/restored-priority.ts";
import { tooOften } from "../kernel/shift-quota.ts";
import type { Work } from "../kernel/step-context.ts";
import { tooLong } from "../kernel/until.ts";
import { dueNow } from "../silence-budget/owe.ts";
import { endBypass } from "../silence-budget/suppression.ts";

const RULE = "rules.weather";

/** Weather is declared for no more walls at once, and no more often in a watch without a captain. Our own settings. */
const WALLS_AT_MOST = 2;
const IN_SHIFT = 2;

/** Whether a person has said that there is bad weather over the zone. */
export function declaredIn(work: Work, zone: string): boolean {
	return work.get("bypass", bypassOf(zone)) !== undefined;
}

/** It ends by itself, for nobody thinks of it once the sky is clear. */
export const onDeclareWeather = onTarget(declareWeather, (work, { zones, until, reason: why, role }) => {
	const { declaredMs } = work.site.settings.weather;
	const unknown = zones.find((zone) => !work.site.zones.has(zone));
	if (unknown !== undefined) {
		return { code: "invalid", detail: `zones: found ${unknown}, expected zones of the site` };
	}
	const wrong = tooLong(work, until, declaredMs);
	if (wrong) return wrong;
	const walls = wallsUnder(work, zones);
	if (walls.size > WALLS_AT_MOST) {
		const found = [...walls].join(", ");
		const detail = `zones: found weather on ${walls.size} walls (${found}), expected at most ${WALLS_AT_MOST} at once`;
		return {
			code: "invalid",
			detail,
			mistakes: [{ path: "body.zones", found, expected: "zones of at most two walls" }],
		};
	}
	const often = tooOften(work, { what: "weather", atMost: IN_SHIFT, captain: role === "captain" });
	if (often) return often;
	const { seq } = work.entry;
	const id = `wth-${seq}`;
	const weather: Weather = {
		id,
		rev: seq,
		zones: [...new Set(zones)],
		by: work.actor,
		reason: why,
		since: work.now,
		until,
	};
	work.put({ kind: "weather", id, value: weather });
	const all = [...work.state.weather.values(), weather];
	for (const zone of weather.zones) hatch(work, zone, all);
	work.setTimer(timerFor(weatherPassed, { id: timerOf(id), dueAt: until, data: { weather: id } }));
	work.because({ because: "acted", rule: work.entry.type });
	return undefined;
});

/** Zones that another declaration covers stay as they are. */
export const onEndWeather = onTarget(endWeather, (work, { id }) => {
	const weather = work.get("weather", id);
	if (!weather) return { code: "wrong-state", detail: `weather ${id} is not declared, or over`, allowed: [] };
	end(work, weather);
	work.because({ because: "acted", rule: work.entry.type });
	return undefined;
});

/** The time that a person gave is over. */
export const onWeatherPassed = onEntry(weatherPassed, (work, { weather: id }) => {
	const weather = work.get("weather", id);
	if (weather) end(work, weather);
	work.because({ because: weather ? "weather-over" : "timer-void", rule: RULE });
});

/** Zones that another declaration covers stay as they are. */
function end(work: Work, weather: Weather): void {
	const { id } = weather;
	work.dropTimer(timerOf(id));
	work.put({ kind: "weather", id, value: { ...weather, rev: work.entry.seq, endedAt: work.now }, over: true });
	const others = [...work.state.weather.values()].filter((other) => other.id !== id);
	for (const zone of weather.zones) hatch(work, zone, others);
	for (const zone of weather.zones) if (!others.some(({ zones }) => zones.includes(zone))) rises(work, zone);
}

/** The walls of these zones and of all that is declared. */
function wallsUnder(work: Work, zones: readonly string[]): ReadonlySet<string> {
	const declared = [...work.state.weather.values()].flatMap((one) => one.zones);
	return new Set([...zones, ...declared].flatMap((zone) => work.site.zones.get(zone)?.wall ?? []));
}

/** The weather is over there: what is still broken counts whole again, and rings. */
function rises(work: Work, zone: string): void {
	for (const { id } of work.plan.devicesIn.get(zone) ?? []) {
		for (const about of work.state.alarmsOf.get(`device:${id}`) ?? []) {
			const alarm = work.get("alarm", about);
			if (!alarm?.weathered || alarm.zone !== zone || !alarm.active) continue;
			work.keepAlarm(dueNow(work, wholeAgain(work, alarm), { news: true }));
			work.because({ because: "came-back", alarm: alarm.id, incident: alarm.incident, rule: RULE });
		}
	}
}

/** The zone is shown with the declaration that lasts longest. */
function hatch(work: Work, zone: string, declared: readonly Weather[]): void {
	const id = bypassOf(zone);
	const [last] = declared.filter(({ zones }) => zones.includes(zone)).sort((a, b) => b.until - a.until);
	if (!last) {
		endBypass(work, id);
		return;
	}
	const { since, until, by, reason: why } = last;
	work.put({
		kind: "bypass",
		id,
		value: { id, rev: work.entry.seq, why: "weather", zone, since, until, by, reason: why },
	});
}

function bypassOf(zone: string): string {
	return `weather:${zone}`;
}

function timerOf(id: string): string {
	return `${id}.until`;
}
