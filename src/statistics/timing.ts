import type { TargetSource, TimingShape } from "../contract/statistics/figures.ts";

/** Under so many, a median tells of single people, not of the house. */
const LEAST = 5;

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
		this.#judged++;
		if (ms <= target) this.#within++;
		this.#from = from(target);
		// Nearly all have the same.
		if (target === this.#last) return;
		this.#last = target;
		this.#targets ??= new Set();
		this.#targets.add(target);
	}

	figures(): TimingShape {
		const count = this.#times.length;
		const judged = this.#judged;
		const [target, ...others] = this.#targets ?? [];
		return {
			count,
			...(count >= LEAST && percentiles(this.#times)),
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
