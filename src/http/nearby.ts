import type { Reader } from "../journal/query.ts";
import type { Incident } from "../model/incident.ts";
import type { Site } from "../model/site.ts";

/** More than so many beside one are no longer read by anybody. */
const AT_MOST = 12;

/**
 * A discreet incident with what began beside it since. Its own record says nothing of that: a record that changes with
 * whatever happens next door would tell where it is. So it is looked up for who may see the place, when they look.
 */
export async function withNearby(
	incident: Incident,
	{ site, reader }: { readonly site: Site; readonly reader: Pick<Reader, "incidents"> },
): Promise<Incident> {
	const { zone, openedAt, id, drill } = incident;
	if (zone === undefined) return incident;
	const zones = [zone, ...(site.zones.get(zone)?.neighbours ?? [])];
	const within = {
		from: openedAt,
		to: openedAt + site.settings.join.withinMs + 1,
		limit: AT_MOST,
		order: "asc",
	} as const;
	const pages = await Promise.all(zones.map((one) => reader.incidents({ ...within, zone: one })));
	const near = pages.flatMap(({ items }) => items).filter((one) => one.id !== id && one.drill === drill);
	const related = [...new Set([...incident.related, ...near.map((one) => one.id)])].slice(0, AT_MOST);
	return { ...incident, related };
}
