import { CHECKINS_MAX } from "../../../model/patrol-terms.ts";
import { Refused } from "../../app/refused.ts";
import type { Act, Held, Sent } from "./act.ts";
import { answered, nextOf } from "./next.ts";

/** Where what was done is held. */
export interface Holding {
	all(): Promise<readonly Held[]>;
	/** Written before anything else is sent. */
	change(items: readonly Held[]): Promise<void>;
	photoOf(item: Held): Promise<Uint8Array | undefined>;
}

type Made = Pick<Sent, "finding" | "incident" | "became">;

/** The hub, as far as what is held goes there. Each fails with `Refused`. */
export interface Receiving {
	checkins(bodies: readonly (Act & { kind: "checkin" })["body"][]): Promise<Parameters<typeof answered>[1]>;
	/** Gives what the hub made of it. */
	act(act: Exclude<Act, { kind: "checkin" }>): Promise<Made>;
	photo(finding: string, jpeg: Uint8Array): Promise<void>;
}

/** How sending ended: all is there; later again; or only after the guard signs in at the hub. */
export type Ended =
	| { readonly why: "all-sent" | "signed-out" }
	| { readonly why: "later"; readonly retryAfterS?: number };

/**
 * Sends what is held, in its order, one after the other: what fails by the network or the hub stops it there, so that nothing
 * overtakes what was done before; what the hub can never take is marked, and the rest goes on.
 */
export async function sendHeld(holding: Holding, hub: Receiving, now: () => number): Promise<Ended> {
	let most = CHECKINS_MAX;
	for (;;) {
		const next = nextOf(await holding.all(), most);
		if (!next) return { why: "all-sent" };
		try {
			if (next.what === "checkins") {
				const bodies = next.items.flatMap(({ act }) => (act.kind === "checkin" ? [act.body] : []));
				const changed = answered(next.items, await hub.checkins(bodies), now());
				if (changed.length === 0) return { why: "later" };
				await holding.change(changed);
			} else if (next.what === "act") {
				const { act } = next.item;
				if (act.kind === "checkin") return { why: "later" };
				const made = await hub.act(act);
				await holding.change([{ ...next.item, sent: { at: now(), ...made } }]);
			} else {
				const jpeg = await holding.photoOf(next.item);
				if (jpeg) await hub.photo(next.finding, jpeg);
				await holding.change([{ ...next.item, photoSent: true }]);
			}
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			const { status, retryAfterS } = error;
			if (status === 401 || status === 403) return { why: "signed-out" };
			if (isPassing(status)) return { why: "later", ...(retryAfterS !== undefined && { retryAfterS }) };
			const items = next.what === "checkins" ? next.items : [next.item];
			// Refused as a whole: halved until the one that is wrong stands alone.
			if (items.length > 1) most = Math.ceil(items.length / 2);
			else await holding.change(items.map((item) => ({ ...item, refused: error.message })));
		}
	}
}

/** No network, a busy hub, or one that is being mended: the same again later may be taken. */
function isPassing(status: number): boolean {
	return status === 0 || status === 408 || status === 425 || status === 429 || status >= 500;
}
