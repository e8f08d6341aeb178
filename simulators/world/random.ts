/** Chance that can be had again: the same seed gives the same row of numbers. */
export interface Random {
	/** In [0, 1). */
	next(): number;
	/** In [from, to). */
	between(from: number, to: number): number;
	/** One of `list`; undefined of an empty one. */
	pick<T>(list: readonly T[]): T | undefined;
	/** A waiting time of a memoryless process with this mean. */
	waiting(mean: number): number;
}

/** A generator for `seed` (mulberry32; good enough for a compound, not for secrets). */
export function randomOf(seed: string): Random {
	let state = hash(seed);
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		next,
		between: (from, to) => from + (to - from) * next(),
		pick: (list) => list[Math.floor(next() * list.length)],
		waiting: (mean) => -mean * Math.log(1 - next()),
	};
}

/** A number in [0, 1) that depends on nothing but these words: the same look at the same body gives the same score. */
export function chanceOf(...words: readonly (string | number)[]): number {
	return randomOf(words.join("|")).next();
}

/** FNV-1a, 32 bit. */
function hash(text: string): number {
	let h = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
	return h | 0;
}
