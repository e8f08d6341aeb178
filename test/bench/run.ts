import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { arch, availableParallelism, cpus, platform } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureMosquitto } from "../peers/mosquitto.ts";
import type { AloneJob, AloneResult } from "./alone.ts";
import { compareDurable } from "./durable.ts";
import type { LiveJob, LiveResult } from "./followers.ts";
import { delayOf, memoryOf, startBench, startTimed } from "./hub.ts";
import { inProcess } from "./in-process.ts";
import type { InsertJob, InsertResult } from "./inserting.ts";
import { measureOpenAlarms } from "./open-alarms.ts";
import { measurePhones } from "./phones.ts";
import { PANIC, TEN_BEAMS } from "./senders.ts";
import { measureStatistics } from "./statistics.ts";
import { compareStored } from "./stored.ts";
import { type Figures, phonesRows, statisticsRows, tableOf } from "./table.ts";

/**
 * Measures the built hub: `npm run bench [-- --rounds N --seconds N --stored N --traffic SHARE --year FOLDER
 * --only statistics|phones]`: with a journal that holds so many entries already, and figures of a made year with so much of
 * its everyday traffic (1: ten million events), or of the year in that folder. Absolute figures depend on the machine and on
 * what else it does; the ratios were taken in one run, side by side, and are what counts.
 */
const { values } = parseArgs({
	options: {
		rounds: { type: "string", default: "3" },
		seconds: { type: "string", default: "4" },
		stored: { type: "string", default: "0" },
		traffic: { type: "string", default: "0" },
		year: { type: "string" },
		only: { type: "string" },
	},
});
/** Ten thousand alarms in so long. */
const FLOOD_MS = 10_000;
const rounds = Number(values.rounds);
const measureMs = Number(values.seconds) * 1_000;
const traffic = Number(values.traffic);

if (values.only !== undefined) {
	const rows =
		values.only === "phones"
			? phonesRows(await measurePhones())
			: statisticsRows(await measureStatistics({ year: values.year, traffic, measureMs: 2 * measureMs }));
	process.stdout.write(`${rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`);
	process.exit(0);
}

ensureMosquitto();
const bench = await startBench();
const senders = bench.withPasswords(TEN_BEAMS);
const [sender] = senders;
if (!sender) throw new Error("no sender");
const probeFile = join(bench.hub.data, "sync-probe");
const alone = await inProcess<AloneJob, AloneResult>("alone.ts", { port: bench.port, sender, probeFile, times: 400 });
const live = await inProcess<LiveJob, LiveResult>("followers.ts", {
	...{ http: bench.hub.http, cookie: bench.cookie, port: bench.port },
	senders,
	...{ followers: 20, perSecond: 1_000, warmUpMs: 2_000, measureMs: 2 * measureMs },
});
const flood = await inProcess<LiveJob, LiveResult>("followers.ts", {
	...{ http: bench.hub.http, cookie: bench.cookie, port: bench.port },
	...{ senders, followers: 1, perSecond: 1_000, warmUpMs: 0, measureMs: FLOOD_MS },
	critical: bench.withPasswords([PANIC])[0] ?? PANIC,
});
await delayOf(bench);
const durable = await compareDurable(bench, { rounds, measureMs });
const delay = await delayOf(bench);
const memory = memoryOf(bench.hub);
await bench.hub.stop();
const again = await startTimed(bench.hub.data);
await again.hub.stop();
rmSync(bench.hub.data, { recursive: true });
const stored =
	Number(values.stored) > 0 ? await compareStored(Number(values.stored), { rounds, measureMs }) : undefined;
const statistics = await measureStatistics({ year: values.year, traffic, measureMs: 2 * measureMs });
const phones = await measurePhones();
const openAlarms = await measureOpenAlarms();
const insert = await inProcess<InsertJob, InsertResult>("inserting.ts", { warmUpMs: 2_000, measureMs });

const figures: Figures = {
	machine: `${cpus()[0]?.model ?? "unknown"}, ${availableParallelism()} cores, ${platform()} ${arch()}, Node ${process.version}`,
	durable,
	alone,
	live,
	flood,
	delay,
	...(stored && { stored }),
	...{ statistics, phones },
	insert,
	openAlarms,
	startUp: { emptyMs: bench.readyMs, afterLoadMs: again.readyMs },
	memory,
};
mkdirSync(".results", { recursive: true });
writeFileSync(".results/bench.json", `${JSON.stringify(figures, null, "\t")}\n`);
process.stdout.write(tableOf(figures));
