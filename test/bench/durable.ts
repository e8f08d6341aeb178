import type { Job, Result } from "./generator.ts";
import { type Bench, followed } from "./hub.ts";
import { inProcess } from "./in-process.ts";
import { median } from "./percentile.ts";
import { startPlainMosquitto } from "./plain-mosquitto.ts";
import { MIXED, type Sender, TEN_BEAMS } from "./senders.ts";

export interface Compared {
	readonly senders: string;
	readonly hub: Result;
	readonly other: Result;
	/** The hub's rate over the other's. */
	readonly ratio: number;
	readonly rounds: readonly { readonly hub: number; readonly other: number }[];
}

/** A port that takes events, and who sends them. */
interface Loaded {
	readonly port: number;
	readonly senders: readonly Sender[];
}

const WINDOW = 100;
const WARM_UP_MS = 2_000;

/**
 * Durable, acknowledged events/s of the hub with a console following, and of Mosquitto that stores nothing: the same
 * generator and messages.
 */
export async function compareDurable(bench: Bench, { rounds, measureMs }: { rounds: number; measureMs: number }) {
	const mosquitto = await startPlainMosquitto();
	const console = await followed(bench);
	const compared: Compared[] = [];
	for (const [words, senders] of [
		["ten beams", TEN_BEAMS],
		["five beams, five cameras", MIXED],
	] as const) {
		const hub = { port: bench.port, senders: bench.withPasswords(senders) };
		compared.push(await compare({ words, rounds, measureMs }, hub, { port: mosquitto.port, senders }));
	}
	console.terminate();
	await mosquitto.stop();
	return compared;
}

/** The rates of two that take events, measured in turns; medians of the rounds. */
export async function compare(
	{ words, rounds, measureMs }: { words: string; rounds: number; measureMs: number },
	one: Loaded,
	another: Loaded,
): Promise<Compared> {
	const results: { hub: Result; other: Result }[] = [];
	for (let round = 0; round < rounds; round++) {
		results.push({ hub: await load(one, measureMs), other: await load(another, measureMs) });
	}
	const hub = middle(results.map((result) => result.hub));
	const other = middle(results.map((result) => result.other));
	const ratio = Math.round((100 * hub.perSecond) / other.perSecond) / 100;
	const each = results.map((result) => ({ hub: result.hub.perSecond, other: result.other.perSecond }));
	return { senders: words, hub, other, ratio, rounds: each };
}

function load({ port, senders }: Loaded, measureMs: number): Promise<Result> {
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
