import perimeter from "../devices/perimeter.ts";
import { defineSimulator } from "./simulator.ts";

/** The lowest beam hangs above what a cat is high, the next ones so far above each other (metres over the wall's top). */
const LOWEST_BEAM_M = 0.45;
const BETWEEN_BEAMS_M = 0.4;
/** How long a climber stays in the beams. */
const CUT_MS = 1_500;
/** Signal at which it says that detection is degraded, and at which it takes it back. */
const WEAK_PERCENT = 50;
const GOOD_PERCENT = 60;

interface Memory {
	cut: { readonly beams: number[]; readonly until: number } | undefined;
	weak: "fog" | "rain" | undefined;
}

/** A beam wall feels whatever crosses its line above the lowest beam, and what weakens the light. Cats pass below. */
export default defineSimulator(perimeter, {
	looksEveryMs: 250,
	remember: (): Memory => ({ cut: undefined, weak: undefined }),
	sense({ world, device, since, now, memory, say }) {
		for (const { body, at } of world.crossings(device.zone, since, now)) {
			const beams = beamsBelow(body.heightM, device.options.beams);
			if (beams.length === 0) continue;
			memory.cut = { beams, until: at + CUT_MS };
			say("beam-broken", { beams }, at);
		}
		if (memory.cut && memory.cut.until <= now) {
			say("restored", { of: "perimeter.beam-broken" }, memory.cut.until);
			memory.cut = undefined;
		}
		const fog = world.weather("fog", device.zone, now);
		const rain = world.weather("rain", device.zone, now);
		const signal = signalPercent(fog, rain);
		if (!memory.weak && signal < WEAK_PERCENT) {
			memory.weak = fog >= rain ? "fog" : "rain";
			say("environment", { reason: memory.weak, signalPercent: signal });
		} else if (memory.weak && signal > GOOD_PERCENT) {
			memory.weak = undefined;
			say("restored", { of: "perimeter.environment" });
		}
	},
	state({ world, device, now, memory, say }) {
		if (memory.cut) say("beam-broken", { beams: memory.cut.beams });
		if (!memory.weak) return;
		const signal = signalPercent(world.weather("fog", device.zone, now), world.weather("rain", device.zone, now));
		say("environment", { reason: memory.weak, signalPercent: signal });
	},
});

function beamsBelow(heightM: number, beams: unknown): number[] {
	const count = typeof beams === "number" ? beams : 1;
	return Array.from({ length: count }, (_, i) => i + 1).filter(
		(n) => LOWEST_BEAM_M + (n - 1) * BETWEEN_BEAMS_M <= heightM,
	);
}

/** Fog swallows infrared light, rain half as much. */
function signalPercent(fog: number, rain: number): number {
	return Math.round(100 * (1 - fog) * (1 - rain / 2));
}
