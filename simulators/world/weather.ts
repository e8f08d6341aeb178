import type { CompoundZone } from "../compound.ts";

export const WEATHERS = ["fog", "rain"] as const;
export type WeatherSort = (typeof WEATHERS)[number];

interface Spell {
	readonly sort: WeatherSort;
	readonly covers: (zone: CompoundZone) => boolean;
	readonly level: number;
	readonly from: number;
	readonly to: number;
	readonly rampMs: number;
}

/** Fog and rain over parts of the compound. Each spell comes and goes slowly. */
export interface Weather {
	/** 0 (clear) … 1 (nothing to be seen). */
	level(sort: WeatherSort, zone: CompoundZone, at: number): number;
	/** Lets `sort` come over the zones that `covers` says, from `from` to `to`, growing and fading within `rampMs`. */
	let(spell: Spell): void;
}

export function fairWeather(): Weather {
	let spells: Spell[] = [];
	return {
		level(sort, zone, at) {
			let level = 0;
			for (const spell of spells) {
				if (spell.sort !== sort || at < spell.from || at > spell.to || !spell.covers(zone)) continue;
				const grown = Math.min(1, (at - spell.from) / spell.rampMs, (spell.to - at) / spell.rampMs);
				level = Math.max(level, spell.level * grown);
			}
			return level;
		},
		let(spell) {
			spells = [...spells.filter(({ to }) => to > spell.from), spell];
		},
	};
}
