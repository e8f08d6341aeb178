import type { Job, Result } from "./generator.ts";
import { type Bench, followed } from "./hub.ts";
import { inProcess } from "./in-process.ts";
import { median } from "./percentile.ts";
import { startPlainMosquitto } from "./plain-mosquitto.ts";
import { MIXED, type Sender, TEN_BEAMS } from "./senders.ts";

export interface Compared {
	readonly senders: string;
	readonly hub: Result;
	readonly mosquitto: Result;
	/** The hub's durable rate over Mosquitto's in memory. */
	readonly ratio: number;
	readonly rounds: readonly { readonly hub: number; readonly mosquitto: number }[];
}

const WINDOW = 100;
const WARM_UP_MS = 2_000;

/**
 * Durable, acknowledged events/s of the hub with a console following, and of Mosquitto that stores nothing: the same
 * generator and messages, in turns, medians of the rounds.
 */
export async function compareDurable(bench: Bench, { rounds, measureMs }: { rounds: number; measureMs: number }) {
	const mosquitto = await startPlainMosquitto();
	const console = await followed(bench);
	const compared: Compared[] = [];
	for (const [words, senders] of [
		["ten beams", TEN_BEAMS],
		["five beams, five cameras", MIXED],
	] as const) {
		const results: { hub: Result; mosquitto: Result }[] = [];
		for (let round = 0; round < rounds; round++) {
			results.push({
				hub: await load(bench.port, bench.withPasswords(senders), measureMs),
				mosquitto: await load(mosquitto.port, senders, measureMs),
			});
		}
		const hub = middle(results.map((one) => one.hub));
		const other = middle(results.map((one) => one.mosquitto));
		const ratio = Math.round((100 * hub.perSecond) / other.perSecond) / 100;
		const each = results.map((one) => ({ hub: one.hub.perSecond, mosquitto: one.mosquitto.perSecond }));
		compared.push({ senders: words, hub, mosquitto: other, ratio, rounds: each });
	}
	console.terminate();
	await mosquitto.stop();
	return compared;
}

function load(port: number, senders: readonly Sender[], measureMs: number): Promise<Result> {
	return inProcess<Job, Result>("generator.ts", { port, senders, window: WINDOW, warmUpMs: WARM_UP_MS, measureMs });
}

function middle(results: readonly Result[]): Result {
	const of = (key: keyof Result) => median(results.map((result) => result[key]));
	return {
		acknowledged: results.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
		perSecond: of("perSecond"),
		p50Ms: of("p50Ms"),
		p99Ms: of("p99Ms"),
	};
}
