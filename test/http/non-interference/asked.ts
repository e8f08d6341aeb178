import { expect } from "vitest";
import type { Person, Rig } from "../rig.ts";
import { DEVICES, FLATS, isSeer, NEIGHBOUR } from "./places.ts";

/** The rounds that the site has by now. */
export async function roundsOf(captain: Person): Promise<readonly string[]> {
	return (await captain.call("GET", "/patrol/rounds")).answer.items.map(({ id }) => id);
}

/** Every GET route of the table, each with all that one might narrow it by; of seers, but what is theirs to see. */
export function pathsFor(
	{ http, site }: Rig,
	{ special, rounds, name }: { special: string; rounds: readonly string[]; name: string },
): readonly string[] {
	const zones = [...FLATS, NEIGHBOUR].map((unit) => site.units.get(unit)?.zone ?? expect.fail(unit));
	const ids: Readonly<Record<string, readonly string[]>> = {
		"/devices/{id}": DEVICES,
		"/incidents/{id}": name === "sent" || isSeer(name) ? [] : [special, "inc-1"],
		"/incidents/{id}/proposals": [],
		"/events/{seq}": Array.from({ length: 40 }, (_, i) => String(i + 1)),
		"/patrol/rounds/{id}": ["none", ...rounds.slice(0, 3)],
		"/phones/{id}": ["none"],
		"/snapshots/{hash}": ["0".repeat(64)],
	};
	const narrowed: Readonly<Record<string, readonly string[]>> = {
		"/events": [
			...DEVICES.map((id) => `device=${id}`),
			...zones.map((zone) => `zone=${zone}`),
			...["home.duress", "home.cancelled", "incident.noted", "incident.dispatched", "dispatch.accepted"].map(
				(type) => `type=${type}`,
			),
			...(isSeer(name) ? [] : [`incident=${special}`]),
		].flatMap((by) => [by, `${by}&limit=1`, `${by}&limit=1&order=asc`]),
		"/incidents": [
			...zones.flatMap((zone) => [`zone=${zone}`, `zone=${zone}&limit=1`]),
			"priority=critical",
			"limit=1",
		],
		"/alarms": [...zones.flatMap((zone) => [`zone=${zone}`, `zone=${zone}&limit=1`]), "open=true"],
		"/devices": ["limit=1000", "kind=home&limit=1000", "state=online"],
		"/bypasses": zones.map((zone) => `zone=${zone}`),
		"/deliveries": [`incident=${special}`, "limit=1", "open=true"],
	};
	return (
		http.routes
			// The key of Web Push is drawn by each store for itself; nothing that happens is in it.
			.filter(({ method, path }) => method === "GET" && path !== "/push/key")
			.flatMap(({ path }) => {
				const filled = path.includes("{")
					? (ids[path] ?? expect.fail(`no example for ${path}`)).map((id) => path.replace(/\{\w+\}/, id))
					: [path];
				return filled.flatMap((one) => [one, ...(narrowed[path] ?? []).map((query) => `${one}?${query}`)]);
			})
	);
}
