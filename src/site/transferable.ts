import type { Kind } from "../model/kind.ts";
import type { PlainSite, Site } from "../model/site.ts";
import { localMinutes } from "./local-time.ts";

/** What of a site can be handed to another thread. */
export function plainOf({ kinds: _, minuteOfDay: __, ...plain }: Site): PlainSite {
	return plain;
}

/** The site that was read elsewhere, with the kinds of this thread. */
export function siteFrom(plain: PlainSite, kinds: ReadonlyMap<string, Kind>): Site {
	return { ...plain, kinds, minuteOfDay: localMinutes(plain.timeZone) };
}
