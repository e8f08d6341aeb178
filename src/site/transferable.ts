import type { Kind } from "../model/kind.ts";
import type { Site, TransferableSite } from "../model/site.ts";
import { localDays, localMinutes } from "./local-time.ts";

/** What of a site can be handed to another thread. */
export function transferableOf({ kinds: _, minuteOfDay: __, dayOfWeek: ___, ...plain }: Site): TransferableSite {
	return plain;
}

/** The site that was read elsewhere, with the kinds of this thread. */
export function siteFrom(plain: TransferableSite, kinds: ReadonlyMap<string, Kind>): Site {
	return { ...plain, kinds, minuteOfDay: localMinutes(plain.timeZone), dayOfWeek: localDays(plain.timeZone) };
}
