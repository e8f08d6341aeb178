import type { Place, Point } from "../model/site.ts";
import { type Expansion, joined, type Placed } from "./expansion.ts";
import type { SiteFile } from "./schema.ts";

/** The zones, cameras, checkpoints and other devices that the file places one by one. */
export function expandPlaced(file: SiteFile, into: Expansion): void {
	for (const [id, zone] of Object.entries(file.zones)) into.zones.push({ id, ...zone, from: ["zones", id] });
	const camerasOf = new Map<string, number>();
	for (const [id, { words, zone, fedBy, options, ...spot }] of Object.entries(file.cameras)) {
		const number = (camerasOf.get(zone) ?? 0) + 1;
		camerasOf.set(zone, number);
		const there = file.zones[zone]?.words ?? { en: zone, "zh-CN": zone };
		into.devices.push({
			id,
			kind: "camera",
			words: words ?? joined(there, { en: `camera ${number}`, "zh-CN": `摄像机${number}` }),
			zone,
			place: placeOf(spot),
			options,
			fedBy,
			from: ["cameras", id],
		});
	}
	for (const [id, { at, noSignal, ...given }] of Object.entries(file.checkpoints)) {
		const options = noSignal === undefined ? {} : { noSignalMs: noSignal };
		into.devices.push({ id, kind: "patrol", ...given, place: { at }, options, from: ["checkpoints", id] });
	}
	for (const [id, { kind, zone, unit, words, fedBy, options, ...spot }] of Object.entries(file.devices)) {
		into.devices.push({
			id,
			kind,
			words,
			zone,
			...(unit !== undefined && { unit }),
			place: placeOf(spot),
			options,
			fedBy,
			from: ["devices", id],
		});
	}
	applyOverrides(file, into);
}

/** Lays over each named device what the file says of it alone. */
function applyOverrides(file: SiteFile, { devices }: Expansion): void {
	for (const [id, { words, fedBy, options, at, ...view }] of Object.entries(file.overrides)) {
		const index = devices.findIndex((device) => device.id === id);
		const device = devices[index];
		if (!device) continue;
		const own = Object.keys(options).map((option) => [option, ["overrides", id, "options", option]] as const);
		devices[index] = {
			...device,
			words: words ?? device.words,
			fedBy: fedBy ?? device.fedBy,
			place: { ...device.place, ...placeOf({ at: at ?? device.place.at, ...view }) },
			options: { ...device.options, ...options },
			optionsFrom: { ...device.optionsFrom, ...Object.fromEntries(own) },
		} satisfies Placed;
	}
}

interface Spot {
	readonly at: Point;
	readonly facing?: number | undefined;
	readonly fieldOfView?: number | undefined;
	readonly reach?: number | undefined;
}

function placeOf({ at, facing, fieldOfView, reach }: Spot): Place {
	return {
		at,
		...(facing !== undefined && { facingDeg: facing }),
		...(fieldOfView !== undefined && { fieldOfViewDeg: fieldOfView }),
		...(reach !== undefined && { reachM: reach }),
	};
}
