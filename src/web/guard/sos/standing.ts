import type { BodyOf } from "../../../contract/routes.ts";
import type { HeldSos, LastSeen } from "../store/database.ts";

/** An older check-in says nothing of where the phone is: it was another duty's. Our own setting. */
const LAST_SEEN_MS = 8 * 3_600_000;
/** So long a call is asked after, and known to be this phone's own. Our own setting. */
const KEPT_MS = 24 * 3_600_000;

/** Neither sent nor refused: nobody knows of it. */
export function isUnsent({ sentAt, refused }: HeldSos): boolean {
	return sentAt === undefined && refused === undefined;
}

/** Sent, and not yet taken by anybody. */
export function isOpen({ sentAt, taken, refused }: HeldSos): boolean {
	return sentAt !== undefined && refused === undefined && !taken;
}

/** It has been settled for so long that it is kept no more. */
export function isPast(call: HeldSos, now: number): boolean {
	return !isUnsent(call) && now - Date.parse(call.at) > KEPT_MS;
}

/** What is said of all calls together: the worst of them. */
export type Standing = "unsent" | "refused" | "sent" | "taken";

/** How the calls for help stand that are not put away; undefined: there is none. One that nobody has heard of can't be put away. */
export function standingOf(calls: readonly HeldSos[]): Standing | undefined {
	if (calls.some(isUnsent)) return "unsent";
	const shown = calls.filter(({ away }) => !away);
	if (shown.length === 0) return undefined;
	if (shown.some(({ refused }) => refused !== undefined)) return "refused";
	return shown.some(isOpen) ? "sent" : "taken";
}

/** The phone's last check-in, where it still says something at `now` (epoch ms). */
export function asOf(lastSeen: LastSeen | undefined, now: number): LastSeen | undefined {
	const age = lastSeen ? now - Date.parse(lastSeen.at) : Number.POSITIVE_INFINITY;
	return age <= LAST_SEEN_MS ? lastSeen : undefined;
}

/** What the hub is told of it: the same however often it is sent. */
export function bodyOf({ id, at, lastSeen, position }: HeldSos): BodyOf<"POST /patrol/sos"> {
	return { id, at, ...(lastSeen && { lastSeen }), ...(position && { position }) };
}
