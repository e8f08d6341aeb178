import type { Sound } from "./sound-choice.ts";

/** One pulse: when it starts, how long it lasts (seconds), how high (Hz). */
export interface Pulse {
	readonly at: number;
	readonly lasts: number;
	readonly hz: number;
}

export interface Pattern {
	readonly pulses: readonly Pulse[];
	/** From the start of one burst to the start of the next, ms. */
	readonly everyMs: number;
	readonly loudness: number;
}

const FIVE = [0, 0.2, 0.4, 0.75, 0.95];

/**
 * A pattern of its own for each priority, in the manner of IEC 60601-1-8: critical a burst of ten pulses (3 + 2, twice),
 * high five (3 + 2), medium three slower ones, low one. Losing the hub falls, and a hub that is blind
 * goes to and fro, as none of them does.
 */
export const PATTERNS: Readonly<Record<NonNullable<Sound>, Pattern>> = {
	critical: { pulses: [...five(0, 880), ...five(1.5, 988)], everyMs: 4_500, loudness: 0.5 },
	high: { pulses: five(0, 698), everyMs: 5_000, loudness: 0.4 },
	medium: { pulses: [0, 0.4, 0.8].map((at) => ({ at, lasts: 0.22, hz: 523 })), everyMs: 12_000, loudness: 0.3 },
	low: { pulses: [{ at: 0, lasts: 0.3, hz: 440 }], everyMs: 30_000, loudness: 0.22 },
	stale: {
		pulses: [
			{ at: 0, lasts: 0.45, hz: 330 },
			{ at: 0.5, lasts: 0.7, hz: 220 },
		],
		everyMs: 4_000,
		loudness: 0.4,
	},
	blind: {
		pulses: [
			{ at: 0, lasts: 0.3, hz: 440 },
			{ at: 0.35, lasts: 0.3, hz: 330 },
			{ at: 0.7, lasts: 0.3, hz: 440 },
			{ at: 1.05, lasts: 0.3, hz: 330 },
		],
		everyMs: 5_000,
		loudness: 0.4,
	},
};

function five(from: number, hz: number): Pulse[] {
	return FIVE.map((at) => ({ at: from + at, lasts: 0.12, hz }));
}
