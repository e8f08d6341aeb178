import { NONE } from "../contract/statistics/groupings.ts";
import { HUB_ALARMS } from "../model/hub-alarms.ts";
import type { Site } from "../model/site.ts";
import type { Words } from "../model/words.ts";

/** What figures need of a site: plain data, for the reader's thread. */
export interface CountedSite {
	readonly timeZone: string;
	readonly zones: ReadonlyMap<string, Words>;
	readonly kinds: ReadonlyMap<string, Words>;
	readonly types: ReadonlyMap<string, Words>;
	readonly units: ReadonlyMap<string, Words>;
	readonly routes: ReadonlyMap<string, Words>;
	readonly devices: ReadonlyMap<string, { readonly kind: string; readonly zone: string; readonly words: Words }>;
}

const SPECIAL_WORDS: Words = { en: "Special incident", "zh-CN": "特别警情" };
const NONE_WORDS: Words = { en: "None", "zh-CN": "无" };

export function countedSite({ timeZone, zones, kinds, units, routes, devices }: Site): CountedSite {
	const types: [string, Words][] = [...kinds.values()].flatMap(({ name, alarms }) =>
		Object.entries(alarms).map(([alarm, { words }]): [string, Words] => [`${name}.${alarm}`, words]),
	);
	const hubs = Object.entries(HUB_ALARMS).map(([type, { words }]): [string, Words] => [type, words]);
	const wordsOf = ([id, { words }]: readonly [string, { readonly words: Words }]): [string, Words] => [id, words];
	return {
		timeZone,
		zones: new Map([...zones].map(wordsOf)),
		kinds: new Map([...kinds].map(wordsOf)),
		types: new Map([...hubs, ...types, ["special", SPECIAL_WORDS]]),
		units: new Map([...units].map(wordsOf)),
		routes: new Map(routes.map(({ id, words }) => [id, words])),
		devices: new Map([...devices].map(([id, { kind, zone, words }]) => [id, { kind, zone, words }])),
	};
}

/** What people call the key of a group; undefined where the page says it (an hour, a priority, a cause). */
export function wordsOfKey(site: CountedSite, grouping: string, key: string): Words | undefined {
	if (key === NONE) return NONE_WORDS;
	switch (grouping) {
		case "zone":
			return site.zones.get(key);
		case "kind":
			return site.kinds.get(key) ?? (key === "special" ? SPECIAL_WORDS : undefined);
		case "type":
			return site.types.get(key);
		case "unit":
			return site.units.get(key);
		case "route":
			return site.routes.get(key);
		case "source":
			return site.devices.get(key.startsWith("device:") ? key.slice("device:".length) : key)?.words;
		default:
			return undefined;
	}
}
