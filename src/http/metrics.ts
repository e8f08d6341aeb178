import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { z } from "zod";
import type { AnonymousSockets } from "../admission/unauthenticated-sockets.ts";
import { BLIND_CAUSES } from "../model/blindness.ts";
import { BUDGET_NAMES, BUDGETS, COUNTED, type Reached } from "../model/budgets.ts";
import { discreetReports } from "../model/discreet-reports.ts";
import { BUDGET_ROWS } from "../model/silence-budget.ts";
import type { Site } from "../model/site.ts";
import type { Hub } from "./hub.ts";

const BY_DEVICE =
	"SELECT account AS device, sum(kept) AS kept, sum(dropped) AS dropped FROM quarantine_day GROUP BY account";
const byDevice = z.array(z.object({ device: z.string(), kept: z.number(), dropped: z.number() }));

/** All devices that can call for help unseen: one more of one of them would tell from whom such a call came. */
const UNNAMED = "discreet";

function mayBeNamed({ devices, kinds }: Site, device: string): boolean {
	const is = devices.get(device);
	const kind = is && kinds.get(is.kind);
	return kind === undefined || discreetReports(kind).length === 0;
}

/** What Prometheus reads, and what the server tells it of each request. */
export interface Metrics {
	text(): Promise<string>;
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
	health,
	reached,
	anonymous,
	site,
}: Pick<Hub, "site" | "journal" | "reader" | "live" | "intake" | "health"> & {
	readonly reached: Reached;
	readonly anonymous: Pick<AnonymousSockets, "count">;
}): Metrics {
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
		name: "gatehouse_journal_left_seq",
		help: "The last entry that has left the journal by rule; 0 where none has",
		registers,
		async collect() {
			const [anchor] = await reader.rows("SELECT seq FROM anchor", []);
			this.set(Number(anchor?.seq ?? 0));
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
	new Gauge({
		name: "gatehouse_blind",
		help: "1 while the cause keeps the hub from hearing, keeping or dating what happens",
		labelNames: ["cause"],
		registers,
		collect() {
			for (const cause of BLIND_CAUSES) this.set({ cause }, health?.blind.some((one) => one.cause === cause) ? 1 : 0);
		},
	});
	const limits = new Gauge({
		name: "gatehouse_budget_limit",
		help: "How far one client can make something grow, by budget and unit",
		labelNames: ["budget", "unit"],
		registers,
	});
	for (const name of BUDGET_NAMES) limits.set({ budget: name, unit: BUDGETS[name].unit }, BUDGETS[name].limit);
	new Counter({
		name: "gatehouse_budget_reached_total",
		help: "How often a budget was reached since the start",
		labelNames: ["budget"],
		registers,
		collect() {
			this.reset();
			for (const budget of COUNTED) this.inc({ budget }, reached[budget]);
		},
	});
	new Gauge({
		name: "gatehouse_anonymous_sockets",
		help: "Sockets of all ports on which nobody has signed in yet",
		registers,
		collect() {
			this.set(anonymous.count);
		},
	});
	new Gauge({
		name: "gatehouse_quarantine_of_device_messages",
		help: "What was not valid of each device, of the days still there: kept in quarantine, or dropped for newer ones",
		labelNames: ["device", "what"],
		registers,
		async collect() {
			this.reset();
			for (const { device, kept, dropped } of byDevice.parse(await reader.rows(BY_DEVICE, []))) {
				const named = mayBeNamed(site(), device) ? device : UNNAMED;
				this.inc({ device: named, what: "kept" }, kept);
				this.inc({ device: named, what: "dropped" }, dropped);
			}
		},
	});
	new Counter({
		name: "gatehouse_intake_total",
		help: "What the intake counted since the start, by what it was",
		labelNames: ["what"],
		registers,
		collect() {
			this.reset();
			for (const [what, count] of Object.entries(intake.counters)) this.inc({ what }, count);
		},
	});
	return {
		text: () => registry.metrics(),
		observe: ({ method, route, status, seconds }) =>
			requests.observe({ method, route, status: String(status) }, seconds),
	};
}
