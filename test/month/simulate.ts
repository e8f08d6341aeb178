import { loadSimulators } from "../../simulators/simulator.ts";
import { randomOf } from "../../simulators/world/random.ts";
import type { Incident } from "../../src/model/incident.ts";
import { lookingForNobody } from "../../src/model/roster-pattern.ts";
import type { Settings } from "../../src/model/settings.ts";
import type { Site } from "../../src/model/site.ts";
import { readSite } from "../../src/site/read.ts";
import { Oracle, type Violation } from "../engine/silence/oracle.ts";
import { keepWatch } from "./desk.ts";
import { DAY } from "./everyday.ts";
import { type Month, makeMonth } from "./inputs.ts";
import type { Real } from "./making.ts";
import { Operator } from "./operator.ts";
import { Report } from "./report.ts";
import { Watch } from "./watch.ts";

/** After so many reports the runner hears that its worker is alive: it gives up one that says nothing for a minute. */
const BREATHES_EVERY = 500;
const LOOKS_EVERY_MS = 5_000;
const ANSWERS_AFTER_MS = 6_000;
const SHELVED_MS = 15 * 60_000;

export interface MonthResult {
	readonly report: Report;
	/** Real events that nobody could have seen. */
	readonly missed: readonly Real[];
	readonly real: number;
	readonly refused: readonly string[];
	readonly soundedPerHour: number;
	/** Passed deadlines that sounded again, an hour outside storm days. */
	readonly remindedPerHour: number;
	readonly floodShare: number;
	readonly stormDays: number;
	/** Activations that were heard later than the table of the silence budget allows. */
	readonly late: readonly Violation[];
	/** The longest silence by the row of the budget, ms. */
	readonly longest: ReadonlyMap<string, number>;
}

/** A month of the site through the real schemas and the pure engine, with one operator at the console. */
export async function simulateMonth({
	days,
	seed,
	alarms = {},
}: {
	days: number;
	seed: string;
	/** What the site says of alarm types beyond its file. */
	alarms?: Settings["alarms"];
}): Promise<MonthResult> {
	const asWritten = await readSite("config/jingxin-garden.yaml");
	const { settings } = asWritten;
	const site = {
		...asWritten,
		settings: { ...settings, alarms: { ...settings.alarms, ...alarms } },
		// Its watches are kept by two people of its own.
		...(asWritten.roster && { roster: lookingForNobody(asWritten.roster) }),
	};
	const simulators = await loadSimulators(site.kinds.keys());
	const startAt = Date.parse("2026-11-01T00:00:00+08:00");
	const month = await makeMonth({ site, simulators, startAt, days, seed });
	const report = new Report(month.isStorm);
	const waiting = [...month.real].sort((a, b) => a.at - b.at);
	const seen = new Set<Real>();
	/** When each incident last rang, or chimed because another kind of device bore it out. */
	const heardAt = new Map<string, number>();
	const oracle = new Oracle();
	const watch = new Watch(site, (told) => {
		report.count(told);
		oracle.follow({ ...told.entry, ...told.decision });
		const now = told.entry.receivedAt;
		for (const { id } of told.rang) heardAt.set(id, now);
		for (const { because, incident } of told.decision.outcomes) {
			if (because === "corroborated" && incident !== undefined) heardAt.set(incident, now);
		}
		look(watch, { waiting, seen, heardAt, now });
	});
	await live(watch, month, { site, startAt, seed });
	const stormDays = Array.from({ length: days }, (_, day) => day).filter((day) =>
		month.isStorm(startAt + day * DAY),
	).length;
	return {
		report,
		missed: month.real.filter((one) => !seen.has(one)),
		real: month.real.length,
		refused: watch.refused,
		stormDays,
		late: oracle.violations,
		longest: watch.longestSilence,
		...report.calm((days - stormDays) * 24),
	};
}

/** Lets the watch hear all of it, with one operator at the console; whoever waits gets a turn now and then. */
export async function live(
	watch: Watch,
	{ reports, tests }: Month,
	{ site, startAt, seed }: { site: Site; startAt: number; seed: string },
): Promise<void> {
	const operator = new Operator(site, randomOf(`${seed}/operator`));
	for (const { id } of site.devices.values()) watch.hear({ at: startAt, device: id, type: "device.online", data: {} });
	let next = startAt;
	const coming = [...tests];
	const shelved = new Set<string>();
	for (const [n, one] of reports.entries()) {
		if (n % BREATHES_EVERY === 0) await new Promise(setImmediate);
		if (coming[0] && coming[0].at <= one.at) {
			const { at, of } = coming[0];
			coming.shift();
			watch.append({ ...told(at, "walk-test.begun", { of }), source: "user:li" });
		}
		for (; next < one.at; next += LOOKS_EVERY_MS) {
			watch.elapse(next);
			keepWatch(watch, next);
			if (watch.open.size === 0) continue;
			answerTests(watch, next);
			shelveChatter(watch, next, shelved);
			for (const act of operator.act(next, watch.queue)) {
				watch.append({ ...act, source: `user:${watch.shift?.operator ?? ""}` });
			}
		}
		watch.hear(one);
	}
}

/** The desk answers some seconds after it is asked, for the tester says so by radio. */
function answerTests(watch: Watch, now: number): void {
	for (const { id, asks = {} } of watch.tests) {
		for (const { reports } of Object.values(asks)) {
			const report = reports.find(({ at }) => now - at >= ANSWERS_AFTER_MS);
			if (report) watch.append({ ...told(now, "walk-test.confirmed", { id, seq: report.seq }), source: "user:li" });
		}
	}
}

/** A captain keeps what chatters off the ear for a quarter of an hour, once. */
function shelveChatter(watch: Watch, now: number, shelved: Set<string>): void {
	for (const { id, chattering, life } of watch.alarms.values()) {
		if (!chattering || life !== undefined || shelved.has(id)) continue;
		shelved.add(id);
		const data = { alarm: id, until: now + SHELVED_MS, reason: "a branch", role: "captain" };
		watch.append({ ...told(now, "alarm.shelved", data), source: "user:zhao" });
	}
}

function told(at: number, type: string, data: Record<string, unknown>) {
	return { type, at, receivedAt: at, data };
}

/**
 * Whether each thing that truly happened is to be seen now, and in time: an incident that is not quiet, with an alarm of that
 * type activated since, there; and it waits for a person, or has sounded or chimed since.
 */
function look(
	watch: Watch,
	{
		waiting,
		seen,
		heardAt,
		now,
	}: { waiting: Real[]; seen: Set<Real>; heardAt: ReadonlyMap<string, number>; now: number },
): void {
	while (waiting[0] && waiting[0].at + waiting[0].withinMs < now) waiting.shift();
	for (const one of waiting) {
		if (one.at > now) return;
		if (seen.has(one) || one.at + one.withinMs < now) continue;
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
			const sounds = incident.state === "open" || (heardAt.get(incident.id) ?? 0) >= one.at;
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
