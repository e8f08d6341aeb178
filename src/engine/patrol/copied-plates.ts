import type { Round } from "../../model/objects/round.ts";
import type { Shown } from "../kernel/memory.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { leastMsOf } from "./ground.ts";
import { anyRound, keepRound, walkedBy } from "./round.ts";

/** So many different plates, each shown before anybody is half the way there, are pictures of plates: two may be a wrong clock. Our own setting. */
const PLATES_LEAST = 3;
/** Of the least time on foot. */
const HALF = 0.5;
/** So many plates that a guard showed are compared. */
const SHOWN = 32;

/**
 * Whether a plate that a guard shows is one of several that were shown one after the other faster than anybody walks, in
 * whatever order they come in: scanned from pictures, at a desk. Those that were told before are flagged with it.
 */
export function isCopied(context: StepContext, guard: string, plate: Shown): boolean {
	const id = `patrol.shown|${guard}`;
	const before = context.get("memory", id)?.shown ?? [];
	context.remember(id, { shown: [...before, plate].slice(-SHOWN) });
	const chain = chainWith(plate, before, leastMsOf(context.site));
	if (new Set(chain.map(({ checkpoint }) => checkpoint)).size < PLATES_LEAST) return false;
	flag(context, guard, new Set(chain.map(({ seq }) => seq)));
	return true;
}

/** Those shown before and after it in one go, by when they were shown. */
function chainWith(plate: Shown, others: readonly Shown[], leastMs: (from: string, to: string) => number): Shown[] {
	const all = [...others, plate].sort((a, b) => a.at - b.at || a.seq - b.seq);
	const follows = (from: Shown | undefined, to: Shown | undefined) =>
		from !== undefined &&
		to !== undefined &&
		from.checkpoint !== to.checkpoint &&
		to.at - from.at < HALF * leastMs(from.checkpoint, to.checkpoint);
	const here = all.indexOf(plate);
	let [first, last] = [here, here];
	while (follows(all[first - 1], all[first])) first--;
	while (follows(all[last], all[last + 1])) last++;
	return all.slice(first, last + 1);
}

/** Flags the visits that these entries made, in the guard's rounds. */
function flag(context: StepContext, guard: string, seqs: ReadonlySet<number>): void {
	const walked = context.get("memory", walkedBy(guard))?.walked ?? [];
	for (const id of new Set([...context.state.round.keys(), ...walked.map(({ round }) => round)])) {
		const round = anyRound(context, id);
		if (round?.stops.some((stop) => isUnflagged(stop, seqs))) keepRound(context, flagged(round, seqs));
	}
}

function isUnflagged({ visit }: Round["stops"][number], seqs: ReadonlySet<number>): boolean {
	return visit !== undefined && seqs.has(visit.seq) && !visit.flags?.includes("copied-plate");
}

function flagged(round: Round, seqs: ReadonlySet<number>): Round {
	const stops = round.stops.map((stop) => {
		const { visit } = stop;
		if (!visit || !isUnflagged(stop, seqs)) return stop;
		return { ...stop, visit: { ...visit, flags: [...(visit.flags ?? []), "copied-plate" as const] } };
	});
	return { ...round, stops };
}
