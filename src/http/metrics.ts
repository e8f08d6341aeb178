import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { BLIND_CAUSES } from "../model/blindness.ts";
import type { Hub } from "./hub.ts";

/** What Prometheus reads, and what the server tells it of each request. */
export interface Metrics {
	text(): Promise<string>;
	readonly mediaType: string;
	observe(request: { method: string; route: string; status: number; seconds: number }): void;
}

/** A registry of this hub's own, so that two hubs in one process do not share figures. */
export function openMetrics({
	journal,
	reader,
	live,
	intake,
	health,
}: Pick<Hub, "journal" | "reader" | "live" | "intake" | "health">): Metrics {
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
	new Gauge({
		name: "gatehouse_blind",
		help: "1 while the cause keeps the hub from hearing, keeping or dating what happens",
		labelNames: ["cause"],
		registers,
		collect() {
			for (const cause of BLIND_CAUSES) this.set({ cause }, health?.blind.some((one) => one.cause === cause) ? 1 : 0);
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
