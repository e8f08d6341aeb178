import type { Position } from "../model/patrol.ts";
import type { Hub } from "./hub.ts";

/** What decides whether a guard's position may be kept. */
type Deciding = Pick<Hub, "site"> & { readonly access: Pick<Hub["access"], "onDuty"> };

/** A site shares positions only where its file says so, and then of nobody who is off duty. */
export function mayShare({ site, access }: Deciding, guard: string): boolean {
	return site().patrol?.sharePosition === true && access.onDuty(guard);
}

/** What a phone says, without its position where that may not be kept: nothing behind the edge ever has it. */
export function withoutPosition<Said extends { readonly position?: Position | undefined }>(
	hub: Deciding,
	guard: string,
	said: Said,
): Said | Omit<Said, "position"> {
	if (said.position === undefined || mayShare(hub, guard)) return said;
	const { position: _dropped, ...rest } = said;
	return rest;
}
