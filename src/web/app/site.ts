import { signal } from "@preact/signals";
import type { KindShape, SiteDeviceShape, SiteShape } from "../../contract/site.ts";
import type { Words } from "../../model/words.ts";

type Zone = SiteShape["zones"][number];
type Unit = SiteShape["units"][number];
type Building = SiteShape["buildings"][number];

/** The site with its things by id, and the words for everything an entry can name. */
export interface Place {
	readonly site: SiteShape;
	readonly zones: ReadonlyMap<string, Zone>;
	readonly devices: ReadonlyMap<string, SiteDeviceShape>;
	readonly units: ReadonlyMap<string, Unit>;
	readonly buildings: ReadonlyMap<string, Building>;
	readonly kinds: ReadonlyMap<string, KindShape>;
	readonly devicesIn: ReadonlyMap<string, readonly SiteDeviceShape[]>;
	readonly panelOf: ReadonlyMap<string, SiteDeviceShape>;
}

/** The compound, once it has been read. */
export const place = signal<Place | undefined>(undefined);

export function placeOf(site: SiteShape): Place {
	const devicesIn = new Map<string, SiteDeviceShape[]>();
	const panelOf = new Map<string, SiteDeviceShape>();
	for (const device of site.devices) {
		const there = devicesIn.get(device.zone) ?? [];
		there.push(device);
		devicesIn.set(device.zone, there);
		if (device.unit !== undefined) panelOf.set(device.unit, device);
	}
	return {
		site,
		zones: byId(site.zones),
		devices: byId(site.devices),
		units: byId(site.units),
		buildings: byId(site.buildings),
		kinds: new Map(site.kinds.map((kind) => [kind.name, kind])),
		devicesIn,
		panelOf,
	};
}

function byId<T extends { id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
	return new Map(things.map((thing) => [thing.id, thing]));
}

/** What an entry's or alarm's type is called, where the site knows it. */
export function typeWords(place: Place, type: string): Words | undefined {
	const at = type.indexOf(".");
	const kind = place.kinds.get(type.slice(0, at));
	const what = type.slice(at + 1);
	if (kind) return kind.events[what] ?? kind.derives[what] ?? kind.alarms[what]?.words;
	return place.site.hubAlarms[type]?.words;
}

/** What the site says of an alarm's type, where it knows it. */
export function alarmTypeOf(place: Place, type: string): KindShape["alarms"][string] | undefined {
	const at = type.indexOf(".");
	return place.kinds.get(type.slice(0, at))?.alarms?.[type.slice(at + 1)] ?? place.site.hubAlarms[type];
}

/** Who or what said it: a device by its words, a person by name, or the hub. */
export function sourceWords(place: Place, source: string): Words | string | undefined {
	const id = source.slice(source.indexOf(":") + 1);
	if (source.startsWith("device:")) return place.devices.get(id)?.words ?? id;
	return source.startsWith("user:") ? id : undefined;
}

/** Devices that see, in the zone and beside it: those to look at first. */
export function camerasNear(place: Place, zone: string): readonly SiteDeviceShape[] {
	const zones = [zone, ...(place.zones.get(zone)?.neighbours ?? [])];
	return zones
		.flatMap((one) => place.devicesIn.get(one) ?? [])
		.filter(({ kind }) => place.kinds.get(kind)?.abilities.includes("see"));
}

/** A zone or unit by its id or its words in either language; nothing where it names neither, or several. */
export function findPlace(place: Place, text: string): { zone: string } | { unit: string } | undefined {
	const wanted = text.trim().toLowerCase();
	const named = ({ id, words }: { id: string; words: Words }) =>
		id === wanted || words.en.toLowerCase() === wanted || words["zh-CN"] === wanted;
	const zone = place.site.zones.find(named);
	if (zone) return { zone: zone.id };
	const unit = place.site.units.find(named);
	return unit ? { unit: unit.id } : undefined;
}
