import type { RoundShape } from "../../../contract/patrol-shapes.ts";
import type { ShiftShape } from "../../../contract/work-shapes.ts";
import { nextStop } from "../patrol/rounds.ts";

/** Seen longer ago than this, a guard may be anywhere: no silence on a round is called one later. Our own setting. */
const OLD_MS = 15 * 60_000;

/** A guard on duty at the place where they were last known to be. */
export interface GuardSeen {
	readonly guard: string;
	readonly zone: string;
	/** How long ago, ms; absent: it is the post that they hold. */
	readonly ageMs?: number;
	readonly old?: true;
	/** The stop of their round that is due next. */
	readonly next?: { readonly checkpoint: string; readonly dueAt: string };
}

/** Who is on duty and where, by the zone; `now`: epoch ms. */
export function guardsSeen(
	guards: ShiftShape["guards"],
	underWay: readonly Pick<RoundShape, "guard" | "stops">[],
	now: number,
): ReadonlyMap<string, readonly GuardSeen[]> {
	const there = new Map<string, GuardSeen[]>();
	for (const { guard, zone, seenAt } of guards) {
		if (zone === undefined) continue;
		const ageMs = seenAt === undefined ? undefined : Math.max(0, now - Date.parse(seenAt));
		const round = underWay.find((one) => one.guard === guard);
		const next = round && nextStop(round);
		const seen: GuardSeen = {
			guard,
			zone,
			...(ageMs !== undefined && { ageMs }),
			...(ageMs !== undefined && ageMs > OLD_MS && { old: true }),
			...(next && { next: { checkpoint: next.checkpoint, dueAt: next.dueAt } }),
		};
		there.set(zone, [...(there.get(zone) ?? []), seen]);
	}
	return there;
}
