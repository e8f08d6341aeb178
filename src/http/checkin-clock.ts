import type { Principal } from "../access/principal.ts";
import { epochMs } from "../model/fields.ts";
import type { ClockKnown } from "../model/patrol.ts";
import type { Hub } from "./hub.ts";

/** A contact tells for so long how far the phone's clock is off. Our own setting: the page has one each minute. */
const TOLD_MS = 10 * 60_000;
/** A clock is off by so much at least before that is kept: less is the way to the hub. Our own setting. */
const OFF_MS = 60_000;

interface Knowing {
	readonly clock: Pick<Hub["clock"], "now">;
	readonly access: { readonly phones: Pick<Hub["access"]["phones"], "contactOf"> };
}

/**
 * What the hub knows by its own time of the clock of the phone that sends what it made `at` some time: how far the clock is
 * off, and since when nothing older can be on the phone, because it had nothing left to send then. Undefined: nothing.
 */
export function clockOf(
	{ clock, access: { phones } }: Knowing,
	{ phone }: Pick<Principal, "phone">,
	{ sentAt, at }: { readonly sentAt: string | undefined; readonly at: string },
): ClockKnown | undefined {
	const now = clock.now();
	const heard = phone && phones.contactOf(phone.id);
	const told = heard && now - heard.at < TOLD_MS ? heard.aheadMs : undefined;
	const aheadMs = sentAt === undefined ? told : epochMs(sentAt) - now;
	const isOff = aheadMs !== undefined && Math.abs(aheadMs) > OFF_MS;
	const notBefore = heard?.queued === 0 && epochMs(at) < heard.at ? heard.at : undefined;
	if (!isOff && notBefore === undefined) return undefined;
	return { ...(isOff && { aheadMs }), ...(notBefore !== undefined && { notBefore }) };
}
