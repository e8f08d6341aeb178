import type { SpreadShape, TargetSource } from "../contract/statistics/figures.ts";

/** Under so many, a median tells of single people, not of the house. */
const LEAST = 5;

/** Where one bar of a spread ends and the next begins, s: the usual targets are among them. */
const EDGES_S = [0, 5, 10, 15, 30, 60, 90, 180, 300, 600, 1_800, 3_600, 14_400] as const;

/** How long something took, and whether that met the target in force at the time. */
export class Timing {
	readonly #times: number[] = [];
	#judged = 0;
	#within = 0;
	#last: number | undefined;
	#targets: Set<number> | undefined;
	#from: TargetSource | undefined;

	/** One time in ms, with its target in ms and whose that is. */
	add(ms: number, target: number | null, from: (target: number) => TargetSource): void {
		this.#times.push(ms);
		if (target === null) return;
		if (ms <= target) this.#within++;
		this.#judge(target, from);
	}

	/** One that never came about: it has no time, and met no target. */
	addMissed(target: number, from: (target: number) => TargetSource): void {
		this.#judge(target, from);
	}

	#judge(target: number, from: (target: number) => TargetSource): void {
		this.#judged++;
		this.#from = from(target);
		// Nearly all have the same.
		if (target === this.#last) return;
		this.#last = target;
		this.#targets ??= new Set();
		this.#targets.add(target);
	}

	figures(): SpreadShape {
		const count = this.#times.length;
		const judged = this.#judged;
		const [target, ...others] = this.#targets ?? [];
		return {
			count,
			...(count >= LEAST && { ...percentiles(this.#times), spread: spreadOf(this.#times) }),
			judged,
			...(judged > 0 && { withinTarget: this.#within / judged }),
			...(target !== undefined && others.length === 0 && { targetS: target / 1000 }),
			...(target !== undefined && others.length === 0 && this.#from && { targetFrom: this.#from }),
		};
	}
}

function percentiles(times: readonly number[]): { medianS: number; p95S: number } {
	const sorted = Float64Array.from(times).sort();
	const at = (index: number) => (sorted[index] ?? 0) / 1000;
	const half = sorted.length / 2;
	const median = sorted.length % 2 === 1 ? at(Math.floor(half)) : (at(half - 1) + at(half)) / 2;
	return { medianS: median, p95S: at(Math.ceil(0.95 * sorted.length) - 1) };
}

/** From the first bar that holds one to the last. */
function spreadOf(times: readonly number[]): NonNullable<SpreadShape["spread"]> {
	const counts = EDGES_S.map(() => 0);
	for (const ms of times) {
		const bar = EDGES_S.findLastIndex((edge) => ms >= edge * 1000);
		counts[bar] = (counts[bar] ?? 0) + 1;
	}
	const bars = counts.map((count, bar) => {
		const toS = EDGES_S[bar + 1];
		return { fromS: EDGES_S[bar] ?? 0, ...(toS !== undefined && { toS }), count };
	});
	const holds = ({ count }: { readonly count: number }) => count > 0;
	return bars.slice(bars.findIndex(holds), bars.findLastIndex(holds) + 1);
}
