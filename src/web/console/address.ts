/** What an address names: an incident, a thing of the plan, or a moment of the journal. */
export type Named =
	| { readonly sort: "incident" | "device" | "zone" | "building"; readonly id: string }
	| { readonly sort: "at"; readonly at: number };

/** The captain's page has its incidents below its own address. */
const ADDRESS = /^[/#]*(?:captain\/)?(incident|device|zone|building|at)s?\/([^/?#]+)$/;

/** Where the desk is, or the captain's page in its place. */
export type Home = "/" | "/captain";

/** To which of the two an address belongs; to neither: a page beside them. */
export function homeOf(path: string): Home | undefined {
	if (path === "/captain" || path.startsWith("/captain/")) return "/captain";
	return path === "/people" || path === "/duty" ? undefined : "/";
}

/** The address of an incident; with none that of the page itself. */
export function addressOfIncident(home: Home, id: string | undefined): string {
	if (id === undefined) return home;
	return `${home === "/" ? "" : home}/incidents/${encodeURIComponent(id)}`;
}

/** Reads `/incidents/ID`, `/devices/ID`, `/zones/ID`, `/buildings/ID`, `/at/INSTANT`, or the same as `#/incident/ID`. */
export function namedBy(address: string): Named | undefined {
	const [, sort, said] = ADDRESS.exec(address) ?? [];
	const id = said === undefined ? undefined : decoded(said);
	if (id === undefined) return undefined;
	switch (sort) {
		case "incident":
		case "device":
		case "zone":
		case "building":
			return { sort, id };
		default:
			return momentOf(id);
	}
}

/** An instant as RFC 3339 or epoch milliseconds. */
function momentOf(said: string): Named | undefined {
	const at = /^\d+$/.test(said) ? Number(said) : Date.parse(said);
	return Number.isNaN(at) ? undefined : { sort: "at", at };
}

function decoded(said: string): string | undefined {
	try {
		return decodeURIComponent(said);
	} catch {
		return undefined;
	}
}
