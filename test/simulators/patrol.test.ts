import { expect, test } from "vitest";
import { letGuardsPatrol } from "../../simulators/world/guards.ts";
import { createWorld } from "../../simulators/world/world.ts";
import { compound, NIGHT } from "./jingxin.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Every badge that is held to a reader in a day from `NIGHT` on. */
function aDay(seed: string) {
	const world = createWorld({ compound, seed, startAt: NIGHT });
	letGuardsPatrol(world);
	world.advance(NIGHT + DAY_MS);
	const held = [...world.takeHappenings()].flatMap(([reader, all]) =>
		all.flatMap((one) => (one.what === "badge" ? [{ reader, ...one }] : [])),
	);
	return { world, held };
}

test("a guard walks each round of the plans at its times, by one badge, as people are: not to the second", () => {
	const { world, held } = aDay("7");
	let forgotten = 0;
	for (const { minutes, stops } of compound.rounds) {
		for (const minute of minutes) {
			const start = NIGHT + ((minute - world.minuteOfDay(NIGHT) + 1_440) % 1_440) * 60_000;
			if (start + HOUR_MS > NIGHT + DAY_MS) continue;
			const there = stops.map(({ checkpoint, afterMs }) =>
				held.find(
					({ reader, at, heldAt = at }) => reader === checkpoint && Math.abs(heldAt - start - afterMs) < 5 * 60_000,
				),
			);
			forgotten += there.filter((one) => !one).length;
			expect(new Set(there.flatMap((one) => one?.guard ?? [])).size).toBeLessThanOrEqual(2);
			expect(there.filter((one) => one).length).toBeGreaterThan(stops.length / 2);
		}
	}
	expect(forgotten).toBeGreaterThan(0);
	expect(forgotten).toBeLessThan(held.length / 10);
});

test("what a reader without network kept is told later, with the time at which it was made", () => {
	const late = aDay("7").held.filter(({ heldAt, at }) => heldAt !== undefined && at - heldAt > 5 * 60_000);
	expect(late.length).toBeGreaterThan(0);
});
