import { loadSimulators } from "../../simulators/simulator.ts";
import { randomOf } from "../../simulators/world/random.ts";
import type { Incident } from "../../src/model/incident.ts";
import { readSite } from "../../src/site/read.ts";
import { DAY, makeMonth, type Real } from "./inputs.ts";
import { Operator } from "./operator.ts";
import { Report } from "./report.ts";
import { Watch } from "./watch.ts";

const LOOKS_EVERY_MS = 5_000;

export interface MonthResult {
	readonly report: Report;
	/** Real events that nobody could have seen. */
	readonly missed: readonly Real[];
	readonly real: number;
	readonly refused: readonly string[];
	readonly soundedPerHour: number;
	readonly floodShare: number;
	readonly stormDays: number;
}

/** A month of the site through the real schemas and the pure engine, with one operator at the console. */
export async function simulateMonth({ days, seed }: { days: number; seed: string }): Promise<MonthResult> {
	const site = await readSite("config/jingxin-garden.yaml");
	const simulators = await loadSimulators(site.kinds.keys());
	const startAt = Date.parse("2026-11-01T00:00:00+08:00");
	const month = await makeMonth({ site, simulators, startAt, days, seed });
	const report = new Report(month.isStorm);
	const waiting = [...month.real].sort((a, b) => a.at - b.at);
	const seen = new Set<Real>();
	const begun = new Map<string, number>();
	const watch = new Watch(site, (told) => {
		report.count(told);
		for (const { id } of told.rang) begun.set(id, told.entry.receivedAt);
		look(watch, { waiting, seen, rangAt: begun, now: told.entry.receivedAt });
	});
	const operator = new Operator(site, randomOf(`${seed}/operator`));
	for (const { id } of site.devices.values()) watch.hear({ at: startAt, device: id, type: "device.online", data: {} });
	let next = startAt;
	for (const one of month.reports) {
		for (; next < one.at; next += LOOKS_EVERY_MS) {
			if (watch.open.size === 0) continue;
			watch.elapse(next);
			for (const act of operator.act(next, watch.queue)) watch.append({ ...act, source: "user:li" });
		}
		watch.hear(one);
	}
	const stormDays = Array.from({ length: days }, (_, day) => day).filter((day) =>
		month.isStorm(startAt + day * DAY),
	).length;
	return {
		report,
		missed: month.real.filter((one) => !seen.has(one)),
		real: month.real.length,
		refused: watch.refused,
		stormDays,
		...report.calm((days - stormDays) * 24),
	};
}

/**
 * Whether each thing that truly happened is to be seen now: an incident that is not quiet, with an alarm of that type
 * activated since, there; and it sounds, or has sounded or chimed for it.
 */
function look(
	watch: Watch,
	{
		waiting,
		seen,
		rangAt,
		now,
	}: { waiting: Real[]; seen: Set<Real>; rangAt: ReadonlyMap<string, number>; now: number },
): void {
	while (waiting[0] && waiting[0].at + waiting[0].withinMs < now) waiting.shift();
	for (const one of waiting) {
		if (one.at > now) return;
		if (seen.has(one)) continue;
		for (const incident of watch.open.values()) {
			if (incident.quiet) continue;
			if (stands(watch, incident, one)) {
				seen.add(one);
				break;
			}
			const there =
				one.unit !== undefined
					? incident.unit === one.unit
					: one.zone === undefined || incident.zones.includes(one.zone);
			if (!there) continue;
			const alarms = incident.alarms.flatMap((id) => watch.alarms.get(id) ?? []);
			const about = alarms.filter((it) => it.type === one.type && (one.zone === undefined || it.zone === one.zone));
			const alarm = about.some(({ lastAt }) => lastAt >= one.at);
			const sounds = incident.state === "open" || (rangAt.get(incident.id) ?? 0) >= one.at || incident.corroborated;
			if (alarm && sounds) {
				seen.add(one);
				break;
			}
		}
	}
}

/** A wall that stands unprotected already, and is on the screen for it, can't be lost a second time. */
function stands(watch: Watch, { alarms }: Incident, { type, zone }: Real): boolean {
	const wall = zone === undefined ? undefined : watch.wallOf(zone);
	return alarms
		.flatMap((id) => watch.alarms.get(id) ?? [])
		.some(
			(it) =>
				it.source === "hub" && it.active && it.type === type && wall !== undefined && watch.wallOf(it.zone) === wall,
		);
}
