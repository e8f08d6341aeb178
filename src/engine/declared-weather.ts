import { z } from "zod";
import type { Weather } from "../model/bypass.ts";
import type { Problem } from "../model/problem.ts";
import { defineAction, type Prepared } from "./action.ts";
import { textIn } from "./part.ts";
import { endBypass } from "./quiet.ts";
import { reason, tooLong } from "./until.ts";
import type { Work } from "./work.ts";

const RULE = "rules.weather";

/** Whether a person has said that there is bad weather over the zone. */
export function declaredIn(work: Work, zone: string): boolean {
	return work.get("bypass", bypassOf(zone)) !== undefined;
}

/**
 * What a person says of the weather over named zones. It ends by itself, for nobody thinks of it once the sky is clear.
 */
export const WEATHER_ACTIONS: Readonly<Record<string, Prepared>> = {
	"weather.declared": defineAction({
		data: z.object({ zones: z.array(z.string()).min(1), until: z.int(), reason }),
		carryOut: declare,
	}),
	"weather.ended": defineAction({
		data: z.object({ id: z.string() }),
		carryOut(work, { id }) {
			const weather = work.get("weather", id);
			if (!weather) return { code: "wrong-state", detail: `weather ${id} is not declared, or over`, allowed: [] };
			end(work, weather);
			work.because({ because: "acted", rule: work.entry.type });
			return undefined;
		},
	}),
};

function declare(
	work: Work,
	{ zones, until, reason: why }: { zones: readonly string[]; until: number; reason: string },
): Problem | undefined {
	const { declaredMs } = work.site.settings.weather;
	const unknown = zones.find((zone) => !work.site.zones.has(zone));
	if (unknown !== undefined) {
		return { code: "invalid", detail: `zones: found ${unknown}, expected zones of the site` };
	}
	const wrong = tooLong(work, until, declaredMs);
	if (wrong) return wrong;
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
	work.setTimer({ id: timerOf(id), dueAt: until, type: "weather.passed", data: { weather: id } });
	work.because({ because: "acted", rule: work.entry.type });
	return undefined;
}

/** The time that a person gave is over. */
export function weatherPassed(work: Work): void {
	const weather = work.get("weather", textIn(work.entry.data, "weather") ?? "");
	if (weather) end(work, weather);
	work.because({ because: weather ? "weather-over" : "timer-void", rule: RULE });
}

/** Zones that another declaration covers stay as they are. */
function end(work: Work, weather: Weather): void {
	const { id } = weather;
	work.dropTimer(timerOf(id));
	work.put({ kind: "weather", id, value: { ...weather, rev: work.entry.seq, endedAt: work.now }, over: true });
	const others = [...work.state.weather.values()].filter((other) => other.id !== id);
	for (const zone of weather.zones) hatch(work, zone, others);
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
