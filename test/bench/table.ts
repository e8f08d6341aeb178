import type { AloneResult } from "./alone.ts";
import type { Compared } from "./durable.ts";
import type { LiveResult } from "./followers.ts";
import type { InsertResult } from "./inserting.ts";
import type { OpenAlarmsResult } from "./open-alarms.ts";
import type { PhonesResult } from "./phones.ts";
import type { StatisticsResult } from "./statistics.ts";
import type { StoredResult } from "./stored.ts";

/** Everything that one run measured. */
export interface Figures {
	readonly machine: string;
	readonly durable: readonly Compared[];
	readonly alone: AloneResult;
	readonly live: LiveResult;
	/** Ten thousand alarms in ten seconds, a critical one in the middle. */
	readonly flood: LiveResult;
	/** How late the main thread was while the durable rates were measured. */
	readonly delay: { readonly p99Ms: number; readonly highestMs: number };
	readonly stored?: StoredResult;
	readonly statistics: StatisticsResult;
	readonly phones: PhonesResult;
	readonly insert: InsertResult;
	/** One event by how many alarms are open. */
	readonly openAlarms: readonly OpenAlarmsResult[];
	readonly startUp: { readonly emptyMs: number; readonly afterLoadMs: number };
	readonly memory: { readonly rssMiB: number; readonly highestMiB: number };
}

const number = new Intl.NumberFormat("en");
const perSecond = (rate: number) => `${number.format(rate)}/s`;

/** The figures as a Markdown table. */
export function tableOf(figures: Figures): string {
	const {
		machine,
		durable,
		alone,
		live,
		flood,
		delay,
		stored,
		statistics,
		phones,
		insert,
		openAlarms,
		startUp,
		memory,
	} = figures;
	const rows: (readonly string[])[] = [["what", "measured", "ratio"]];
	for (const { senders, hub, other, ratio } of durable) {
		const latency = `p50 ${hub.p50Ms} ms, p99 ${hub.p99Ms} ms`;
		rows.push([
			`durable acknowledged events, ${senders}`,
			`${perSecond(hub.perSecond)} (${latency}); Mosquitto in memory ${perSecond(other.perSecond)}`,
			`${ratio} × Mosquitto`,
		]);
	}
	rows.push(
		[
			"one event alone, PUBLISH → PUBACK",
			`median ${alone.medianMs} ms; one fdatasync of 4 KiB ${alone.fdatasyncMs} ms`,
			`${alone.ratio} × fdatasync`,
		],
		[
			"beam → 20 consoles' WebSockets at 1,000 events/s",
			`p50 ${live.p50Ms} ms, p99 ${live.p99Ms} ms (${number.format(live.told)} told of ${number.format(live.sent)} × 20)`,
			"",
		],
		[
			"10,000 alarms in 10 s → a console's WebSocket",
			`the critical one amid them ${flood.criticalMs} ms; the rest p50 ${flood.p50Ms} ms, p99 ${flood.p99Ms} ms`,
			"",
		],
		["main thread late under full load", `p99 ${delay.p99Ms} ms, at most ${delay.highestMs} ms`, ""],
		...(stored ? [storedRow(stored)] : []),
		...statisticsRows(statistics),
		...phonesRows(phones),
		["journal alone, repeats of alarms", perSecond(insert.beamsPerSecond), ""],
		["journal alone, facts", perSecond(insert.camerasPerSecond), ""],
		...openAlarms.map(({ open, inManyUs, inOneUs }): readonly string[] => [
			`one event with ${number.format(open)} alarms open`,
			`${inManyUs} µs in as many incidents, ${inOneUs} µs in one place`,
			`${Math.round((10 * inManyUs) / (openAlarms[0]?.inManyUs ?? inManyUs)) / 10} × one alarm`,
		]),
		["start to ready", `${startUp.emptyMs} ms empty, ${startUp.afterLoadMs} ms after this load`, ""],
		["memory after this load", `${memory.rssMiB} MiB, at its highest ${memory.highestMiB} MiB`, ""],
	);
	const [head, ...body] = rows.map((cells) => `| ${cells.join(" | ")} |`);
	return `${machine}\n\n${[head, "|---|---|---|", ...body].join("\n")}\n`;
}

/** What a year's figures cost, the slowest answer first. */
export function statisticsRows({
	entries,
	pages,
	idle,
	asked,
	ratio,
}: StatisticsResult): readonly (readonly string[])[] {
	const slowest = [...pages].sort((a, b) => b.p95Ms - a.p95Ms);
	return [
		...slowest.map(({ page, p50Ms, p95Ms }) => [
			`a year's ${page}, ${number.format(entries)} entries, at 1,000 events/s`,
			`p50 ${p50Ms} ms, p95 ${p95Ms} ms`,
			"",
		]),
		[
			"beam → a console at 1,000 events/s while somebody asks for figures without a pause",
			`p50 ${asked.p50Ms} ms, p99 ${asked.p99Ms} ms; nobody asks: p50 ${idle.p50Ms} ms, p99 ${idle.p99Ms} ms`,
			`${ratio} × nobody asks`,
		],
	];
}

/** What is between a guard's phone and the guard room. */
export function phonesRows({ checkIn, dispatch }: PhonesResult): readonly (readonly string[])[] {
	return [
		["a check-in by phone → a console's WebSocket", `p50 ${checkIn.p50Ms} ms, p99 ${checkIn.p99Ms} ms`, ""],
		["a guard is sent → the phone's WebSocket", `p50 ${dispatch.p50Ms} ms, p99 ${dispatch.p99Ms} ms`, ""],
	];
}

function storedRow({ entries, compared: { hub, other, ratio }, readyMs, rssMiB }: StoredResult): readonly string[] {
	return [
		`the same with ${number.format(entries)} entries stored before, five beams and five cameras`,
		`${perSecond(hub.perSecond)}; empty ${perSecond(other.perSecond)}; ready in ${readyMs} ms, ${rssMiB} MiB`,
		`${ratio} × empty`,
	];
}
