import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJournal } from "../../src/journal/open.ts";
import type { Draft } from "../../src/model/entry.ts";
import { beam, CONFIG, camera } from "./drafts.ts";

export interface InsertJob {
	readonly warmUpMs: number;
	readonly measureMs: number;
}

export interface InsertResult {
	/** Repeats of standing alarms. */
	readonly beamsPerSecond: number;
	/** Facts that raise nothing. */
	readonly camerasPerSecond: number;
}

const IN_FLIGHT = 4_000;

async function rate(draftOf: (n: number) => Draft, { warmUpMs, measureMs }: InsertJob): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
	const log = { info() {}, warn() {}, error() {}, fatal() {} };
	const file = join(folder, "journal.sqlite");
	const { journal, reader } = await openJournal({ file, siteSource: { configFile: CONFIG }, log });
	let count = 0;
	let stopped = false;
	const line = async (from: number) => {
		for (let n = from; !stopped; n += IN_FLIGHT) {
			await journal.append(draftOf(n));
			count++;
		}
	};
	const lines = Array.from({ length: IN_FLIGHT }, (_, n) => line(n));
	await new Promise((go) => setTimeout(go, warmUpMs));
	count = 0;
	const from = performance.now();
	await new Promise((go) => setTimeout(go, measureMs));
	const perSecond = Math.round((count * 1_000) / (performance.now() - from));
	stopped = true;
	await Promise.all(lines);
	await journal.close();
	await reader.close();
	rmSync(folder, { recursive: true });
	return perSecond;
}

process.once("message", async (job: InsertJob) => {
	const beamsPerSecond = await rate(beam, job);
	const camerasPerSecond = await rate(camera, job);
	const result: InsertResult = { beamsPerSecond, camerasPerSecond };
	process.send?.(result, () => process.disconnect());
});
