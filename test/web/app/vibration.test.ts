import { expect, test } from "vitest";
import { PATTERNS } from "../../../src/web/app/tones.ts";
import { shakesOf } from "../../../src/web/app/vibration.ts";

const all = Object.entries(PATTERNS);

test.each(all)("%s shakes as often as it sounds, and is over before it sounds again", (_, { pulses, everyMs }) => {
	const shakes = shakesOf({ pulses });
	expect(shakes.filter((_, i) => i % 2 === 0)).toHaveLength(pulses.length);
	expect(Math.min(...shakes)).toBeGreaterThanOrEqual(50);
	expect(shakes.reduce((sum, one) => sum + one, 0)).toBeLessThan(everyMs);
});

test("each shake begins when its pulse does, and no two patterns feel the same", () => {
	for (const [, { pulses }] of all) {
		const lengths = shakesOf({ pulses });
		const begins = lengths.map((_, i) => lengths.slice(0, i).reduce((sum, one) => sum + one, 0));
		expect(begins.filter((_, i) => i % 2 === 0)).toEqual(pulses.map(({ at }) => Math.round(at * 1_000)));
	}
	expect(new Set(all.map(([, pattern]) => JSON.stringify(shakesOf(pattern)))).size).toBe(all.length);
});
