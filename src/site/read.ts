import type { Kind } from "../model/kind.ts";
import type { Mistake } from "../model/problem.ts";
import type { Site, SiteDevice } from "../model/site.ts";
import { crossCheck } from "./check.ts";
import { type Expanded, expandBuildings, expandPlaced, expandWalls, type Placed } from "./expand.ts";
import { type ConfigFile, mistakesOf, readConfigFile, wrong } from "./file.ts";
import { loadKinds } from "./kinds.ts";
import { localMinutes } from "./local-time.ts";
import { type SiteFile, siteFile } from "./schema.ts";

/**
 * Reads a site's file and expands it to one checked `Site`: what it names exists, and each device's options are what
 * its kind allows.
 *
 * @throws {Refusal} `wrong-configuration` with every mistake at once: file and line, key, what was found, what is allowed.
 */
export async function readSite(path: string, { kinds }: { kinds?: ReadonlyMap<string, Kind> } = {}): Promise<Site> {
	const known = kinds ?? (await loadKinds());
	const file = await readConfigFile(path);
	const parsed = siteFile.safeParse(file.value);
	if (!parsed.success) throw wrong(mistakesOf(parsed.error, file));
	const given = parsed.data;
	const expanded: Expanded = { zones: [], devices: [], units: [], buildings: [], adjacent: [...given.adjacency] };
	expandWalls(given, expanded);
	expandBuildings(given, expanded);
	expandPlaced(given, expanded);
	const mistakes = crossCheck(given, expanded, file);
	const devices = new Map<string, SiteDevice>();
	for (const placed of expanded.devices) {
		const device = understood(placed, given, known, file, mistakes);
		if (device) devices.set(device.id, device);
	}
	if (mistakes.length > 0) throw wrong(mistakes);
	return assemble(given, expanded, devices, known);
}

/** The device with its options as its kind reads them; what is wrong goes to `mistakes`. */
function understood(
	placed: Placed,
	given: SiteFile,
	kinds: ReadonlyMap<string, Kind>,
	file: ConfigFile,
	mistakes: Mistake[],
): SiteDevice | undefined {
	const section = placed.id in given.cameras ? "cameras" : placed.id in given.devices ? "devices" : "doors";
	const path = section === "doors" ? ["doors"] : [section, placed.id];
	const kind = kinds.get(placed.kind);
	if (!kind) {
		const expected = `a kind of device: ${[...kinds.keys()].join(", ")}`;
		mistakes.push({ path: file.where([...path, "kind"]), found: JSON.stringify(placed.kind), expected });
		return undefined;
	}
	const options = kind.options.safeParse(placed.options);
	if (!options.success) {
		mistakes.push(...mistakesOf(options.error, file, [...path, "options"]));
		return undefined;
	}
	const gateway = Object.entries(given.gateways).find(([, { devices }]) => devices.includes(placed.id))?.[0];
	return { ...placed, options: Object(options.data), ...(gateway !== undefined && { gateway }) };
}

function assemble(
	given: SiteFile,
	{ zones, units, buildings, adjacent }: Expanded,
	devices: ReadonlyMap<string, SiteDevice>,
	kinds: ReadonlyMap<string, Kind>,
): Site {
	const neighbours = new Map<string, Set<string>>(zones.map(({ id }) => [id, new Set()]));
	for (const [a, b] of adjacent) {
		neighbours.get(a)?.add(b);
		neighbours.get(b)?.add(a);
	}
	return {
		id: given.site,
		words: given.words,
		timeZone: given.timeZone,
		address: given.address,
		outline: given.plot,
		allowedOrigins: given.allowedOrigins,
		zones: new Map(zones.map((zone) => [zone.id, { ...zone, neighbours: [...(neighbours.get(zone.id) ?? [])] }])),
		devices,
		units: new Map(units.map((unit) => [unit.id, unit])),
		buildings,
		gateways: new Map(Object.entries(given.gateways).map(([id, gateway]) => [id, { id, ...gateway }])),
		feeds: new Map(Object.entries(given.feeds).map(([id, words]) => [id, { id, words }])),
		landmarks: given.landmarks,
		shifts: Object.entries(given.shifts).map(([id, { words, from, to, posts }]) => ({
			id,
			words,
			fromMinute: from,
			toMinute: to,
			posts,
		})),
		rounds: Object.entries(given.rounds).map(([id, round]) => ({ id, ...round })),
		kinds,
		minuteOfDay: localMinutes(given.timeZone),
	};
}
