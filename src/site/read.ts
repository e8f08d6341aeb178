import type { Kind } from "../model/kind.ts";
import { DEFAULT_SETTINGS } from "../model/settings.ts";
import type { Shift, Site, SiteDevice } from "../model/site.ts";
import { readConfigFile, refusalOf } from "./config-file.ts";
import { crossCheck } from "./cross-check.ts";
import { understandDrills } from "./drills.ts";
import { expandBuildings } from "./expand-buildings.ts";
import { expandPlaced } from "./expand-placed.ts";
import { expandWalls } from "./expand-walls.ts";
import type { Expansion } from "./expansion.ts";
import { loadKinds } from "./kinds.ts";
import { localMinutes } from "./local-time.ts";
import type { SiteFile } from "./schema.ts";
import { readTolerantly } from "./tolerant.ts";
import { understand } from "./understand.ts";

/**
 * Reads a site's file and expands it to one checked `Site`: what it names exists, and each device's options are what
 * its kind allows.
 *
 * @throws {Refusal} `wrong-configuration` with every mistake at once: file and line, key, what was found, what is allowed.
 */
export async function readSite(path: string, { kinds }: { kinds?: ReadonlyMap<string, Kind> } = {}): Promise<Site> {
	const known = kinds ?? (await loadKinds());
	const file = await readConfigFile(path);
	const read = readTolerantly(file);
	if (!("given" in read)) throw refusalOf(read.mistakes);
	const { given, maybe } = read;
	const expanded = expand(given);
	const checked = { given, expanded, file, maybe };
	const understood = understand(checked, known);
	const { drills, ...inDrills } = understandDrills(checked, understood.devices, known);
	const mistakes = [...read.mistakes, ...crossCheck(checked), ...understood.mistakes, ...inDrills.mistakes];
	if (mistakes.length > 0) throw refusalOf(mistakes);
	return { ...assemble(given, expanded, understood.devices, known), drills };
}

function expand(given: SiteFile): Expansion {
	const adjacent = Object.entries(given.adjacency).flatMap(([zone, others]) =>
		others.map((other): [string, string] => [zone, other]),
	);
	const expanded: Expansion = { zones: [], devices: [], units: [], buildings: [], adjacent };
	expandWalls(given, expanded);
	expandBuildings(given, expanded);
	expandPlaced(given, expanded);
	return expanded;
}

function assemble(
	given: SiteFile,
	{ zones, units, buildings, adjacent }: Expansion,
	devices: ReadonlyMap<string, SiteDevice>,
	kinds: ReadonlyMap<string, Kind>,
): Site {
	const neighbours = neighbourhood(adjacent);
	return {
		id: given.site,
		words: given.words,
		timeZone: given.timeZone,
		address: given.address,
		outline: given.plot,
		allowedOrigins: given.allowedOrigins,
		settings: DEFAULT_SETTINGS,
		procedures: new Map(),
		agencies: new Map(),
		zones: new Map(
			zones.map(({ from: _, ...zone }) => [zone.id, { ...zone, neighbours: [...(neighbours.get(zone.id) ?? [])] }]),
		),
		devices,
		units: new Map(units.map(({ from: _, ...unit }) => [unit.id, unit])),
		buildings,
		gateways: new Map(Object.entries(given.gateways).map(([id, gateway]) => [id, { id, ...gateway }])),
		feeds: new Map(Object.entries(given.feeds).map(([id, words]) => [id, { id, words }])),
		landmarks: given.landmarks,
		shifts: Object.entries(given.shifts).map(([id, { words, from, to, posts }]) => ({
			id,
			words,
			fromMinute: from,
			toMinute: to,
			...postsOf(posts),
		})),
		rounds: Object.entries(given.rounds).map(([id, round]) => ({ id, ...round })),
		kinds,
		minuteOfDay: localMinutes(given.timeZone),
	};
}

function postsOf(given: SiteFile["shifts"][string]["posts"]): Pick<Shift, "posts" | "fixed" | "leader"> {
	const fixed = given.filter((one) => one.fixed).map(({ post }) => post);
	const leader = given.find((one) => one.leader)?.post;
	return { posts: given.map(({ post }) => post), fixed, ...(leader !== undefined && { leader }) };
}

/** Each zone's direct neighbours, both ways, none its own. */
function neighbourhood(adjacent: Expansion["adjacent"]): ReadonlyMap<string, ReadonlySet<string>> {
	const neighbours = new Map<string, Set<string>>();
	for (const [a, b] of adjacent.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])) {
		if (a !== b) neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
	}
	return neighbours;
}
