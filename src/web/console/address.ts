/** What an address names: an incident, a thing of the plan, or a moment of the journal. */
export type Named =
	| { readonly sort: "incident" | "device" | "zone" | "building"; readonly id: string }
	| { readonly sort: "at"; readonly at: number };

const ADDRESS = /^[/#]*(incident|device|zone|building|at)s?\/([^/?#]+)$/;

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
