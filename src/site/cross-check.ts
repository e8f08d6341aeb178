import type { Mistake } from "../model/problem.ts";
import type { ConfigFile, KeyPath } from "./config-file.ts";
import type { Expansion } from "./expansion.ts";
import { distance } from "./geometry.ts";
import { patrolMistakes } from "./patrol.ts";
import type { SiteFile } from "./schema.ts";

/** GB/T 21741 §5.2.4. */
const ZONE_LENGTH_MAX_M = 70;

/** What is checked: the file, what it expands to, and which missing ids prove nothing. */
export interface Checked {
	readonly given: SiteFile;
	readonly expanded: Expansion;
	readonly file: ConfigFile;
	maybe(id: string): boolean;
}

/** What one key alone can't show: names that stand for nothing, ids used twice, zones too long. */
export function crossCheck(checked: Checked): Mistake[] {
	return [...unknownNames(checked), ...usedTwice(checked), ...longZones(checked), ...patrolMistakes(checked)];
}

/** A name in the file, where it stands, and what it must be the id of. */
type Reference = readonly [path: KeyPath, id: string, known: ReadonlySet<string>, expected: string];

function unknownNames({ given, expanded, file, maybe }: Checked): Mistake[] {
	return [...references(given, expanded)]
		.filter(([, id, known]) => !known.has(id) && !maybe(id))
		.map(([path, id, , expected]) => ({ path: file.where(path), found: JSON.stringify(id), expected }));
}

function* references(given: SiteFile, expanded: Expansion): Generator<Reference> {
	const zones = new Set(expanded.zones.map(({ id }) => id));
	const devices = new Set(expanded.devices.map(({ id }) => id));
	const units = new Set(expanded.units.map(({ id }) => id));
	const feeds = new Set(Object.keys(given.feeds));
	for (const [zone, others] of Object.entries(given.adjacency)) {
		yield [["adjacency", zone], zone, zones, "the id of a zone"];
		for (const [i, other] of others.entries()) yield [["adjacency", zone, i], other, zones, "the id of a zone"];
	}
	for (const section of ["cameras", "checkpoints", "devices"] as const) {
		for (const [id, { zone }] of Object.entries(given[section])) {
			yield [[section, id, "zone"], zone, zones, "the id of a zone"];
		}
	}
	for (const [id, { unit }] of Object.entries(given.devices)) {
		if (unit !== undefined) yield [["devices", id, "unit"], unit, units, "the id of a flat or shop"];
	}
	for (const section of ["walls", "buildings", "cameras", "checkpoints", "devices", "overrides"] as const) {
		for (const [id, { fedBy = [] }] of Object.entries(given[section])) {
			for (const feed of fedBy) yield [[section, id, "fedBy"], feed, feeds, "a key of feeds"];
		}
	}
	for (const id of Object.keys(given.overrides)) yield [["overrides", id], id, devices, "the id of a device"];
	for (const [id, gateway] of Object.entries(given.gateways)) {
		for (const [i, one] of gateway.devices.entries()) {
			yield [["gateways", id, "devices", i], one, devices, "the id of a device"];
		}
	}
	for (const [id, { reports }] of Object.entries(given.drills)) {
		for (const [i, { device }] of reports.entries()) {
			yield [["drills", id, "reports", i, "device"], device, devices, "the id of a device"];
		}
	}
	const routes = new Set(Object.keys(given.routes));
	const shifts = new Set(Object.keys(given.shifts));
	for (const [id, { route, shift }] of Object.entries(given.plans)) {
		yield [["plans", id, "route"], route, routes, "the id of a route"];
		yield [["plans", id, "shift"], shift, shifts, "the id of a shift"];
	}
	for (const [id, { stairwells, exceptions }] of Object.entries(given.buildings)) {
		const numbers = new Set(Array.from({ length: stairwells }, (_, n) => String(n + 1)));
		for (const number of Object.keys(exceptions)) {
			yield [["buildings", id, "exceptions", number], number, numbers, `a stairwell from 1 to ${stairwells}`];
		}
	}
}

/** A device, a gateway and a person's topic never share an id; nor do two zones, two units, or a device two gateways. */
function usedTwice({ given, expanded, file }: Checked): Mistake[] {
	const gateways = Object.entries(given.gateways).map(([id]) => ({ id, from: ["gateways", id] }));
	const behind = Object.entries(given.gateways).flatMap(([gateway, { devices }]) =>
		devices.map((id, i) => ({ id, from: ["gateways", gateway, "devices", i] })),
	);
	return [
		...again([...expanded.devices, ...gateways], "an id that no other device or gateway has"),
		...again(expanded.zones, "an id that no other zone has"),
		...again(expanded.units, "an id that no other flat or shop has"),
		...again(behind, "a device behind one gateway only"),
	].map(({ from, id, expected }) => ({ path: file.where(from), found: JSON.stringify(id), expected }));
}

/** The things whose id an earlier one has. */
function again(things: readonly { readonly id: string; readonly from: KeyPath }[], expected: string) {
	const first = new Map(things.toReversed().map((thing) => [thing.id, thing]));
	return things.filter((thing) => first.get(thing.id) !== thing).map(({ id, from }) => ({ id, from, expected }));
}

function longZones({ given, file }: Checked): Mistake[] {
	return Object.entries(given.walls).flatMap(([wall, { from, to, zones }]) => {
		const length = distance(from, to) / zones;
		if (length <= ZONE_LENGTH_MAX_M) return [];
		const found = `${zones === 1 ? "one zone" : `${zones} zones`} of ${length.toFixed(0)} m`;
		return [{ path: file.where(["walls", wall, "zones"]), found, expected: `zones of at most ${ZONE_LENGTH_MAX_M} m` }];
	});
}
