import { MINUTE_MS } from "../../../model/patrol-terms.ts";
import { readPlate } from "../../../model/plate-code.ts";
import type { Held } from "../queue/act.ts";
import type { Round, Stop } from "../state.ts";

/** A check-in made so long before or after its round's time still shows at it. Our own setting. */
const BESIDE_MS = 60 * MINUTE_MS;

/** A stop, with what this phone knows of it that the hub may not know yet. */
export interface StopView {
	readonly stop: Stop;
	/** The check-in that was made here on this phone. */
	readonly mine?: Held;
	/** Somebody was there, by the hub or by this phone. */
	readonly done: boolean;
	/** It is due no more. */
	readonly over: boolean;
}

export interface RoundView {
	readonly round: Round;
	/** In the order in which they are walked. */
	readonly stops: readonly StopView[];
	/** Where to go next. */
	readonly next?: StopView;
}

/** The checkpoint that a check-in names or shows. */
export function checkpointOf({ act }: Held): string | undefined {
	if (act.kind !== "checkin") return undefined;
	return act.body.checkpoint ?? readPlate(act.body.code ?? "")?.checkpoint;
}

/** A round as its guard sees it. */
export function viewOf(round: Round, held: readonly Held[]): RoundView {
	const [from, to] = [Date.parse(round.startsAt) - BESIDE_MS, Date.parse(round.endsBy) + BESIDE_MS];
	const mine = new Map<string, Held>();
	for (const one of held) {
		const checkpoint = checkpointOf(one);
		const at = Date.parse(one.act.body.at);
		if (checkpoint !== undefined && from <= at && at <= to && !mine.has(checkpoint)) mine.set(checkpoint, one);
	}
	const stops = round.stops.map((stop): StopView => {
		const own = mine.get(stop.checkpoint);
		const done = stop.at !== undefined || own !== undefined;
		return { stop, ...(own && { mine: own }), done, over: done || stop.status === "excused" };
	});
	if (round.order !== "ordered") stops.sort((a, b) => Date.parse(a.stop.dueAt) - Date.parse(b.stop.dueAt));
	const next = stops.find(({ over }) => !over);
	return { round, stops, ...(next && { next }) };
}

/** The rounds that are to be walked, the one under way first, then by their start; last those walked of which the hub may not know yet. */
export function toWalk(rounds: readonly Round[], held: readonly Held[], now: number): readonly RoundView[] {
	const byRound = new Map<Round, Held[]>();
	for (const one of held) {
		const its = roundOf(one, rounds);
		if (its) byRound.set(its, [...(byRound.get(its) ?? []), one]);
	}
	return rounds
		.filter(({ state, cancelled, endsBy }) => !cancelled && !isOver(state) && Date.parse(endsBy) + BESIDE_MS > now)
		.map((round) => viewOf(round, byRound.get(round) ?? []))
		.sort((a, b) => rank(a) - rank(b) || Date.parse(a.round.startsAt) - Date.parse(b.round.startsAt));
}

/** The round in which a check-in was made: of those that have its checkpoint, the one in which it was due nearest to then. */
function roundOf(one: Held, rounds: readonly Round[]): Round | undefined {
	const checkpoint = checkpointOf(one);
	const at = Date.parse(one.act.body.at);
	let nearest: { readonly round: Round; readonly byMs: number } | undefined;
	for (const round of rounds) {
		const stop = round.stops.find((its) => its.checkpoint === checkpoint);
		const byMs = stop && !round.cancelled ? Math.abs(Date.parse(stop.dueAt) - at) : Number.POSITIVE_INFINITY;
		if (byMs < (nearest?.byMs ?? Number.POSITIVE_INFINITY)) nearest = { round, byMs };
	}
	return nearest?.round;
}

function isOver(state: Round["state"]): boolean {
	return state === "complete" || state === "incomplete";
}

function rank({ round, next }: RoundView): number {
	if (!next) return 2;
	return round.state === "under-way" ? 0 : 1;
}
