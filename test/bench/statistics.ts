import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { Database } from "../../src/journal/store/sqlite.ts";
import { addUser, newFolder, signIn } from "../hub-process.ts";
import type { LiveJob, LiveResult } from "./followers.ts";
import { startBench } from "./hub.ts";
import { inProcess } from "./in-process.ts";
import { percentile } from "./percentile.ts";
import { TEN_BEAMS } from "./senders.ts";

/** What a manager's page costs on a year, and what it costs the guard room. */
export interface StatisticsResult {
	/** What is on disk. */
	readonly entries: number;
	/** By what the page asks for: how long an answer of a year, beside the year before, takes while events come in, ms. */
	readonly pages: readonly { readonly page: string; readonly p50Ms: number; readonly p95Ms: number }[];
	/** From a beam to a console, with nobody asking, and with somebody who asks without a pause. */
	readonly idle: Pick<LiveResult, "p50Ms" | "p99Ms">;
	readonly asked: Pick<LiveResult, "p50Ms" | "p99Ms">;
	/** Of the medians. */
	readonly ratio: number;
}

/** How the page asks for a year, beside the year before (web/statistics). */
const FIGURES = [
	...["overview?groupBy=month", "incidents?groupBy=cause", "incidents?groupBy=kind", "incidents?groupBy=type"],
	...["incidents?groupBy=zone", "incidents?groupBy=source", "response?groupBy=priority", "patrol?groupBy=route"],
	...["patrol?groupBy=guard", "devices?groupBy=kind", "devices?groupBy=source", "health?", "heatmap?"],
];
/** And how the rounds of that year are listed. */
const PAGES = [...FIGURES.map((page) => `statistics/${page}&compare=year-before`), "patrol/rounds?limit=100"];
const PER_SECOND = 1_000;

/**
 * A captain asks for all that the page shows of a year, over and over, while events come in. The year is that of `year`, a
 * folder that `history generate` filled and that is added to; absent, one is made up, with `traffic` of its everyday events
 * (1: ten million, which takes half an hour).
 */
export async function measureStatistics({
	year,
	traffic,
	measureMs,
}: {
	readonly year?: string | undefined;
	readonly traffic: number;
	readonly measureMs: number;
}): Promise<StatisticsResult> {
	const data = year ?? makeYear(traffic);
	const entries = letGuard(data);
	addUser(data, "captain", "captain");
	const bench = await startBench(data);
	const { cookie } = await signIn(bench.hub.http, "captain");
	const live = {
		...{ http: bench.hub.http, cookie: bench.cookie, port: bench.port },
		senders: bench.withPasswords(TEN_BEAMS),
		...{ followers: 1, perSecond: PER_SECOND, warmUpMs: 2_000, measureMs },
	};
	const idle = await inProcess<LiveJob, LiveResult>("followers.ts", live);
	let isOver = false;
	const took = new Map<string, number[]>();
	const asking = async () => {
		const to = new Date();
		const from = new Date(to.getTime() - 365 * 86_400_000);
		const period = new URLSearchParams({ from: from.toISOString(), to: to.toISOString() });
		while (!isOver) {
			for (const page of PAGES) {
				const begun = performance.now();
				const answer = await fetch(`${bench.hub.http}/api/v1/${page}&${period}`, { headers: { cookie } });
				const text = await answer.text();
				if (!answer.ok) throw new Error(`${page}: ${answer.status} ${text}`);
				took.set(page, [...(took.get(page) ?? []), performance.now() - begun]);
			}
		}
	};
	const asker = asking();
	const asked = await inProcess<LiveJob, LiveResult>("followers.ts", live);
	isOver = true;
	await asker;
	await bench.hub.stop();
	if (year === undefined) rmSync(data, { recursive: true });
	return {
		entries,
		pages: [...took].map(([page, times]) => ({ page, p50Ms: at(times, 0.5), p95Ms: at(times, 0.95) })),
		...{ idle, asked, ratio: Math.round((10 * asked.p50Ms) / idle.p50Ms) / 10 },
	};
}

function makeYear(traffic: number): string {
	const data = newFolder();
	const made = ["history", "generate", "--months", "12", "--traffic", `${traffic}`, "--data", data];
	execFileSync(process.execPath, [".build/src/cli/gatehouse.js", ...made], { stdio: "ignore" });
	return data;
}

/** A folder that is no simulation's, so that the only events are those of the measurement; gives how many entries it holds. */
function letGuard(data: string): number {
	const db = new Database(join(data, "journal.sqlite"));
	db.exec("UPDATE folder SET value = 'plain' WHERE key = 'first-use'");
	const entries = Number(db.prepare("SELECT count(*) FROM entry").pluck().get());
	db.close();
	return entries;
}

function at(times: readonly number[], share: number): number {
	return Math.round(percentile(times, share));
}
