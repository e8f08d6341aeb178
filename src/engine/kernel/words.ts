import type { Site } from "../../model/site.ts";
import type { Words } from "../../model/words.ts";

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** Clauses of one sentence. */
export function clauses(...parts: readonly (Words | undefined)[]): Words {
	const said = parts.filter((part) => part !== undefined);
	return { en: said.map(({ en }) => en).join(", "), "zh-CN": said.map((part) => part["zh-CN"]).join("，") };
}

/** A time by the site's clocks: "22:30". */
export function clockWords(site: Pick<Site, "minuteOfDay">, at: number): string {
	const minute = site.minuteOfDay(at);
	const figures = (n: number) => String(n).padStart(2, "0");
	return `${figures(Math.floor(minute / HOUR_MINUTES))}:${figures(minute % HOUR_MINUTES)}`;
}

/** Where it is, as people say it: the flat where there is one, else the zone. */
export function placeWords(site: Site, { zone, unit }: { zone: string; unit?: string | undefined }): Words | undefined {
	return (unit !== undefined ? site.units.get(unit)?.words : undefined) ?? site.zones.get(zone)?.words;
}

/**
 * Where an alarm is, as people say it. Of one that is kept from a person also who that is, which must be known to whoever
 * helps; nobody else is told these words.
 */
export function whereWords(
	site: Site,
	{ keptFrom, ...place }: { keptFrom?: string | undefined; zone: string; unit?: string | undefined },
): Words | undefined {
	const where = placeWords(site, place);
	if (keptFrom === undefined) return where;
	const name = site.staff?.get(keptFrom)?.displayName ?? keptFrom;
	return clauses({ en: name, "zh-CN": name }, where);
}

/** "happened 47 min ago". */
export function agoWords(ms: number): Words {
	const minutes = Math.round(ms / MINUTE_MS);
	if (minutes < 2 * HOUR_MINUTES) return { en: `happened ${minutes} min ago`, "zh-CN": `${minutes}分钟前发生` };
	const hours = Math.round(minutes / HOUR_MINUTES);
	return { en: `happened ${hours} h ago`, "zh-CN": `${hours}小时前发生` };
}

/** Said of a life alarm whose device is being repaired: it rings all the same. */
export const OUT_OF_SERVICE: Words = { en: "device out of service", "zh-CN": "设备停用检修中" };

/** Said of an alarm that stands for more parts of a device than are told apart. */
export const OTHER_PLACES: Words = { en: "other places", "zh-CN": "其他位置" };

export const POSSIBLE_SABOTAGE: Words = { en: "possible sabotage", "zh-CN": "疑似破坏" };

const WALLS: Readonly<Record<string, Words>> = {
	north: { en: "north wall", "zh-CN": "北墙" },
	east: { en: "east wall", "zh-CN": "东墙" },
	south: { en: "south wall", "zh-CN": "南墙" },
	west: { en: "west wall", "zh-CN": "西墙" },
};

/** A wall as people call it. */
export function wallWords(wall: string): Words {
	return WALLS[wall] ?? { en: `wall ${wall}`, "zh-CN": `${wall}围墙` };
}

/** "27 devices, 24 homes without alarm". */
export function unprotectedWords({
	devices,
	homes,
	wallZones,
}: {
	devices: number;
	homes: number;
	wallZones: number;
}): Words {
	return clauses(
		{ en: `${devices} devices`, "zh-CN": `${devices}台设备失联` },
		homes > 0
			? { en: `${homes} ${homes === 1 ? "home" : "homes"} without alarm`, "zh-CN": `${homes}户无报警保护` }
			: undefined,
		wallZones > 0
			? {
					en: `${wallZones} wall ${wallZones === 1 ? "zone" : "zones"} unguarded`,
					"zh-CN": `${wallZones}个周界防区失去防护`,
				}
			: undefined,
	);
}

/** "Late upload: beam-east-3, 312 events, 2 × Perimeter breach". */
export function uploadWords(device: string, events: number, held: readonly (readonly [Words, number])[]): Words {
	const said = held.map(
		([alarm, times]): Words => ({ en: `${times} × ${alarm.en}`, "zh-CN": `${alarm["zh-CN"]}${times}次` }),
	);
	const all = clauses({ en: `${events} ${events === 1 ? "event" : "events"}`, "zh-CN": `${events}条事件` }, ...said);
	return { en: `Late upload: ${device}, ${all.en}`, "zh-CN": `事件补传：${device}，${all["zh-CN"]}` };
}
