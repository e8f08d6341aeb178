import { lapse } from "../waiting.ts";

/** Homes of buildings 5 to 8: stairwells 1 and 2, six floors, two flats each. */
export const HOMES = [5, 6, 7, 8].flatMap((building) =>
	[1, 2].flatMap((stairwell) =>
		[1, 2, 3, 4, 5, 6].flatMap((floor) => [1, 2].map((flat) => `panel-b0${building}-${stairwell}-0${floor}0${flat}`)),
	),
);

/**
 * Calls so many times, so far apart, by the clock: what came late is made up for. Resolves with how long all of it took,
 * ms.
 */
export async function paced(times: number, everyMs: number, call: (n: number) => void): Promise<number> {
	const from = performance.now();
	for (let n = 0; n < times; n++) {
		const early = from + n * everyMs - performance.now();
		if (early > 0) await lapse(early);
		call(n);
	}
	return Math.round(performance.now() - from);
}

/** Says a measured figure aloud. */
export function figure(words: string): void {
	process.stdout.write(`${words}\n`);
}
