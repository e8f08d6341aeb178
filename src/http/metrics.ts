import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { z } from "zod";
import { BUDGET_ROWS } from "../model/silence-budget.ts";
import type { Hub } from "./hub.ts";

/** What Prometheus reads, and what the server tells it of each request. */
export interface Metrics {
	text(): Promise<string>;
	readonly mediaType: string;
	observe(request: { method: string; route: string; status: number; seconds: number }): void;
}

/** What the engine remembers of how long anything was quiet, ms. */
const silences = z.object({ longest: z.partialRecord(z.enum(BUDGET_ROWS), z.number()).optional() });

/** A registry of this hub's own, so that two hubs in one process do not share figures. */
export function openMetrics({
	journal,
	reader,
	live,
	intake,
}: Pick<Hub, "journal" | "reader" | "live" | "intake">): Metrics {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry });
	const requests = new Histogram({
		name: "gatehouse_http_request_seconds",
		help: "Time to answer HTTP requests",
		labelNames: ["method", "route", "status"],
		buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
		registers,
	});
	new Gauge({
		name: "gatehouse_journal_seq",
		help: "The newest entry on disk",
		registers,
		collect() {
			this.set(journal.lastSeq);
		},
	});
	new Gauge({
		name: "gatehouse_longest_silence_seconds",
		help: "The longest that something nobody had heard was quiet, by the row of the silence budget",
		labelNames: ["row"],
		registers,
		async collect() {
			const [kept] = await reader.rows("SELECT value FROM object WHERE kind = 'memory' AND id = 'silence'", []);
			const longest = silences.safeParse(JSON.parse(String(kept?.value ?? "{}"))).data?.longest ?? {};
			for (const row of BUDGET_ROWS) this.set({ row }, (longest[row] ?? 0) / 1_000);
		},
	});
	new Gauge({
		name: "gatehouse_live_followers",
		help: "Consoles following",
		registers,
		collect() {
			this.set(live.followers);
		},
	});
	new Gauge({
		name: "gatehouse_quarantined_messages",
		help: "Messages in quarantine",
		registers,
		async collect() {
			this.set(await reader.quarantineCount());
		},
	});
	new Counter({
		name: "gatehouse_intake_total",
		help: "What the intake counted since the start, by what it was",
		labelNames: ["what"],
		registers,
		collect() {
			this.reset();
			for (const [what, count] of Object.entries(intake.counters())) this.inc({ what }, count);
		},
	});
	return {
		text: () => registry.metrics(),
		mediaType: registry.contentType,
		observe: ({ method, route, status, seconds }) =>
			requests.observe({ method, route, status: String(status) }, seconds),
	};
}
