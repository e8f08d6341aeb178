import type { Mistake } from "../model/problem.ts";
import type { Expanded } from "./expand.ts";
import type { ConfigFile } from "./file.ts";
import { distance } from "./geometry.ts";
import type { SiteFile } from "./schema.ts";

/** GB/T 21741 §5.2.4. */
const ZONE_LENGTH_MAX_M = 70;

/** What one key alone can't show: names that stand for nothing, ids used twice, zones too long. */
export function crossCheck(given: SiteFile, expanded: Expanded, file: ConfigFile): Mistake[] {
	const mistakes: Mistake[] = [];
	const zones = new Set(expanded.zones.map(({ id }) => id));
	const devices = new Set(expanded.devices.map(({ id }) => id));
	const feeds = new Set(Object.keys(given.feeds));
	const miss = (path: readonly PropertyKey[], found: string, expected: string) =>
		mistakes.push({ path: file.where(path), found: JSON.stringify(found), expected });

	for (const [wall, { from, to, zones: count }] of Object.entries(given.walls)) {
		const length = distance(from, to) / count;
		if (length > ZONE_LENGTH_MAX_M) {
			miss(
				["walls", wall, "zones"],
				`${count} zones of ${length.toFixed(0)} m`,
				`zones of at most ${ZONE_LENGTH_MAX_M} m`,
			);
		}
	}
	given.adjacency.forEach((pair, i) => {
		for (const zone of pair) if (!zones.has(zone)) miss(["adjacency", i], zone, "the id of a zone");
	});
	for (const section of ["cameras", "checkpoints", "devices"] as const) {
		for (const [id, { zone, fedBy }] of Object.entries(given[section])) {
			if (!zones.has(zone)) miss([section, id, "zone"], zone, "the id of a zone");
			for (const feed of fedBy) if (!feeds.has(feed)) miss([section, id, "fedBy"], feed, "a key of feeds");
		}
	}
	for (const section of ["walls", "buildings"] as const) {
		for (const [id, { fedBy }] of Object.entries(given[section])) {
			for (const feed of fedBy) if (!feeds.has(feed)) miss([section, id, "fedBy"], feed, "a key of feeds");
		}
	}
	for (const [id, gateway] of Object.entries(given.gateways)) {
		for (const device of gateway.devices) {
			if (!devices.has(device)) miss(["gateways", id, "devices"], device, "the id of a device");
		}
		if (devices.has(id)) miss(["gateways", id], id, "an id that no device has");
	}
	for (const [id, round] of Object.entries(given.rounds)) {
		for (const stop of round.checkpoints)
			if (!devices.has(stop)) miss(["rounds", id, "checkpoints"], stop, "a checkpoint");
	}
	mistakes.push(...twice(expanded, file));
	return mistakes;
}

function twice({ devices, zones }: Expanded, file: ConfigFile): Mistake[] {
	const mistakes: Mistake[] = [];
	for (const [what, list] of [
		["device", devices],
		["zone", zones],
	] as const) {
		const seen = new Set<string>();
		for (const { id } of list) {
			if (seen.has(id))
				mistakes.push({
					path: file.where([`${what}s`, id]),
					found: JSON.stringify(id),
					expected: `a ${what} id used once`,
				});
			seen.add(id);
		}
	}
	return mistakes;
}
