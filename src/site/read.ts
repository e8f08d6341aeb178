import type { Configuration } from "../model/configuration.ts";
import { HUB_ALARMS } from "../model/hub-alarms.ts";
import type { AlarmType, CommandType, Kind } from "../model/kind.ts";
import type { Mistake } from "../model/problem.ts";
import { REPORT_KIND_NAMES } from "../model/report.ts";
import type { Shift, Site, SiteDevice, TransferableSite } from "../model/site.ts";
import { readChannels } from "./channels.ts";
import { configFileOf, refusalOf } from "./config-file.ts";
import { missingFiles, readConfiguration } from "./configuration.ts";
import { crossCheck } from "./cross-check.ts";
import { parseDeviceOptions } from "./device-options.ts";
import { parseDrills } from "./drills.ts";
import { expandBuildings } from "./expand-buildings.ts";
import { expandPlaced } from "./expand-placed.ts";
import { expandWalls } from "./expand-walls.ts";
import type { Expansion } from "./expansion.ts";
import { loadKinds } from "./kinds.ts";
import { routesOf } from "./patrol.ts";
import { readProcedures } from "./procedures.ts";
import type { SortedReport } from "./report-rules.ts";
import { readRoster } from "./roster.ts";
import { readRules } from "./rules.ts";
import type { SiteFile } from "./schema.ts";
import { lackingOf, type Surroundings } from "./surroundings.ts";
import { readTolerantly } from "./tolerant.ts";
import { siteFrom } from "./transferable.ts";

/**
 * Reads a site's file, and the procedures it names, and expands it to one checked `Site`: what it names exists, and each
 * device's options are what its kind allows.
 *
 * @throws {Refusal} `wrong-configuration` with every mistake at once: file and line, key, what was found, what is allowed.
 */
export async function readSite(path: string, { kinds }: { kinds?: ReadonlyMap<string, Kind> } = {}): Promise<Site> {
	return siteOf(await readConfiguration(path), kinds ?? (await loadKinds()));
}

/** A site, and what its file names that is not there on this machine. */
export interface Surrounded {
	readonly site: TransferableSite;
	readonly lacking: readonly Mistake[];
}

/**
 * Reads a configuration where a hub is to run by it: what is lacking beside a file that is right is for the caller to
 * judge.
 *
 * @throws {Refusal} `wrong-configuration`, as `readSite`; what is lacking is among the mistakes.
 */
export function surroundedSiteOf(
	configuration: Configuration,
	kinds: ReadonlyMap<string, Kind>,
	around: Surroundings,
): Surrounded {
	const { site, mistakes, lacking } = read(configuration, kinds, around);
	if (mistakes.length > 0) throw refusalOf([...mistakes, ...lacking]);
	return { site, lacking };
}

/**
 * The same of texts that were read before; the same texts always give the same site.
 *
 * @throws {Refusal} `wrong-configuration`, as `readSite`.
 */
export function siteOf(configuration: Configuration, kinds: ReadonlyMap<string, Kind>): Site {
	return siteFrom(transferableSiteOf(configuration, kinds), kinds);
}

/**
 * The same as plain data, for another thread.
 *
 * @throws {Refusal} `wrong-configuration`, as `readSite`.
 */
export function transferableSiteOf(configuration: Configuration, kinds: ReadonlyMap<string, Kind>): TransferableSite {
	const { site, mistakes } = read(configuration, kinds);
	if (mistakes.length > 0) throw refusalOf(mistakes);
	return site;
}

function read(
	{ files: [main, ...others] }: Configuration,
	kinds: ReadonlyMap<string, Kind>,
	around?: Surroundings,
): Surrounded & { readonly mistakes: readonly Mistake[] } {
	const file = configFileOf(main ?? { name: "", text: "" });
	const tolerant = readTolerantly(file);
	if (!("given" in tolerant)) throw refusalOf(tolerant.mistakes);
	const { given, maybe } = tolerant;
	const expanded = expand(given);
	const checked = { given, expanded, file, maybe };
	const understood = parseDeviceOptions(checked, kinds);
	const { drills, ...inDrills } = parseDrills(checked, understood.devices, kinds);
	const { channels, ...inChannels } = readChannels(checked, understood.devices, kinds);
	const alarmTypes = alarmTypesOf(kinds);
	const rules = readRules(given.rules, file, {
		types: alarmTypes,
		sorted: sortedReportsOf(kinds),
		zones: new Set(expanded.zones.map(({ id }) => id)),
		devices: new Set(expanded.devices.map(({ id }) => id)),
		maybe,
	});
	const { mistakes: inRoster, ...people } = readRoster(checked);
	const { procedures, mistakes: inProcedures } = readProcedures(others, {
		types: new Set([...alarmTypes.keys(), ...REPORT_KIND_NAMES.map((kind) => `report.${kind}`)]),
		agencies: new Set(Object.keys(given.agencies)),
		commands: commandsOf(kinds),
		maybe,
	});
	const mistakes = [
		...tolerant.mistakes,
		...crossCheck(checked),
		...understood.mistakes,
		...inDrills.mistakes,
		...inChannels.mistakes,
		...rules.mistakes,
		...inProcedures,
		...inRoster,
		...missingFiles(file, others),
	];
	const lacking = around ? lackingOf(channels, { file, notify: given.notify }, around) : [];
	const site: TransferableSite = {
		...assemble(given, expanded, understood.devices),
		settings: rules.settings,
		lines: rules.lines,
		procedures,
		drills,
		channels,
		...people,
		agencies: new Map(Object.entries(given.agencies).map(([id, agency]) => [id, { id, ...agency }])),
	};
	return { site, mistakes, lacking };
}

function alarmTypesOf(kinds: ReadonlyMap<string, Kind>): ReadonlyMap<string, AlarmType> {
	const own = [...kinds.values()].flatMap(({ name, alarms }) =>
		Object.entries(alarms).map(([alarm, is]) => [`${name}.${alarm}`, is] as const),
	);
	return new Map<string, AlarmType>([...own, ...Object.entries(HUB_ALARMS)]);
}

function sortedReportsOf(kinds: ReadonlyMap<string, Kind>): ReadonlyMap<string, SortedReport> {
	const sorted = new Map<string, SortedReport>();
	for (const { name, events } of kinds.values()) {
		for (const [event, { raises, sorts }] of Object.entries(events)) {
			if (raises === undefined || !sorts) continue;
			const into = Object.fromEntries(Object.entries(sorts.into).map(([word, alarm]) => [word, `${name}.${alarm}`]));
			sorted.set(`${name}.${event}`, { raises: `${name}.${raises}`, into });
		}
	}
	return sorted;
}

function commandsOf(kinds: ReadonlyMap<string, Kind>): ReadonlyMap<string, readonly CommandType[]> {
	const commands = new Map<string, CommandType[]>();
	for (const kind of kinds.values()) {
		for (const [name, is] of Object.entries(kind.commands)) commands.set(name, [...(commands.get(name) ?? []), is]);
	}
	return commands;
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
): Omit<TransferableSite, "settings" | "procedures" | "agencies" | "lines"> {
	const neighbours = neighbourhood(adjacent);
	return {
		id: given.site,
		words: given.words,
		timeZone: given.timeZone,
		address: given.address,
		outline: given.plot,
		allowedOrigins: given.allowedOrigins,
		trustedProxies: given.trustedProxies,
		pushServices: given.pushServices,
		certificates: given.certificates,
		...(given.clientCertificates && { clientCertificates: given.clientCertificates }),
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
		routes: routesOf(given),
		patrol: given.patrol,
		retention: given.retention,
		plans: Object.entries(given.plans).map(([id, plan]) => ({ id, ...plan })),
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
