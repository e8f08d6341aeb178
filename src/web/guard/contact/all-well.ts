import { MINUTE_MS } from "../../../model/patrol-terms.ts";
import type { Held } from "../queue/act.ts";
import type { RoundView } from "../round/view.ts";

/** Silence in the middle of a round after which a guard is asked; the hub raises an alarm at 15 minutes (`engine/patrol/round.ts`). */
export const ASKED_AFTER_MS = 12 * MINUTE_MS;

interface Silence {
	/** The round that is being walked, if one is. */
	readonly walked: RoundView | undefined;
	/** What this guard did with the phone. */
	readonly held: readonly Held[];
	/** Until when the hub waits for an answer, if it has asked. */
	readonly due: number | undefined;
	readonly now: number;
}

/** Whether the guard is asked now if all is well: by the hub, or, where it cannot be reached, by the phone itself. */
export function isAsked({ walked, held, due, now }: Silence): boolean {
	const acts = held.map(({ act }) => Date.parse(act.body.at));
	const last = Math.max(Number.NEGATIVE_INFINITY, ...acts);
	// The hub knows of nothing that this phone has not sent it: whoever has just done something has answered.
	if (due !== undefined && now - last >= MINUTE_MS) return true;
	const began = walked?.stops.some(({ done }) => done) && walked.next !== undefined;
	return Boolean(began) && now - last >= ASKED_AFTER_MS && Number.isFinite(last);
}
