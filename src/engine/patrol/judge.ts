import type { Round, Stop } from "../../model/objects/round.ts";
import type { Flag, RoundState, StopStatus } from "../../model/patrol.ts";
import { COMES_IN_MS, isBehind } from "./lateness.ts";

/** What the stops are judged by. */
interface Judging {
	/** Until when nothing more has been heard, epoch ms: what was over by then is missed. */
	readonly now: number;
	readonly order: Round["order"];
	/** The least time on foot between two checkpoints, ms. */
	leastMs(from: string, to: string): number;
}

/**
 * The stops as they are judged by what is known of them, whatever order it came in: a stop's status follows from the
 * check-ins that count, and from the time that has passed.
 */
export function judgeStops(stops: readonly Stop[], judging: Judging): readonly Stop[] {
	const implausible = tooFast(stops, judging);
	return stops.map((stop, i) => {
		const status = statusOf(stops, i, judging);
		const flags = flagsOf(stop, implausible);
		const { flags: _before, revisedFrom: _known, ...rest } = stop;
		const revisedFrom = stop.revisedFrom ?? (isRevised(stop, status) ? stop.status : undefined);
		return {
			...rest,
			status,
			...(revisedFrom !== undefined && { revisedFrom }),
			...(flags.length > 0 && { flags }),
		};
	});
}

/** When a stop that was not visited counts as missed. */
export function overdueAt({ dueAt, toleranceMs }: Pick<Stop, "dueAt" | "toleranceMs">): number {
	return dueAt + toleranceMs + COMES_IN_MS;
}

function statusOf(stops: readonly Stop[], i: number, { now, order }: Judging): StopStatus {
	const stop = stops[i];
	if (!stop) return "pending";
	const { visit, dueAt, toleranceMs, excused } = stop;
	if (!visit) {
		if (excused) return "excused";
		return now >= overdueAt(stop) ? "missed" : "pending";
	}
	if (order === "ordered" && stops.slice(i + 1).some((later) => later.visit && later.visit.at < visit.at)) {
		return "out-of-order";
	}
	if (visit.at < dueAt - toleranceMs) return "early";
	return visit.at > dueAt + toleranceMs ? "late" : "on-time";
}

/** Whether it was judged missed, and a check-in shows that it was not, or came long after it was made. */
function isRevised({ status: before, visit, dueAt, toleranceMs }: Stop, status: StopStatus): boolean {
	if (before !== "missed" || !visit || status === "missed") return false;
	return visit.at <= dueAt + toleranceMs || isBehind(visit);
}

/** Check-ins that nobody can have walked to since the one before. */
function tooFast(stops: readonly Stop[], { leastMs }: Judging): ReadonlySet<string> {
	const visits = stops
		.flatMap(({ checkpoint, visit }) => (visit ? [{ checkpoint, at: visit.at, seq: visit.seq }] : []))
		.sort((a, b) => a.at - b.at || a.seq - b.seq);
	return new Set(
		visits.flatMap(({ checkpoint, at }, i) => {
			const before = visits[i - 1];
			return before && at - before.at < leastMs(before.checkpoint, checkpoint) ? [checkpoint] : [];
		}),
	);
}

function flagsOf({ checkpoint, visit }: Stop, implausible: ReadonlySet<string>): readonly Flag[] {
	const said = visit?.flags ?? [];
	return implausible.has(checkpoint) ? [...said, "implausible"] : said;
}

/** How far a round is by its stops: complete once each was visited or excused. */
export function stateOf(stops: readonly Stop[]): RoundState {
	if (stops.some(({ status }) => status === "pending")) {
		return stops.some(({ visit }) => visit) ? "under-way" : "scheduled";
	}
	return stops.some(({ status }) => status === "missed") ? "incomplete" : "complete";
}

/** Whether two stops that follow in time were missed; those that are excused are passed over. */
export function missedInARow(stops: readonly Stop[], upTo: number = stops.length - 1): boolean {
	let row = 0;
	for (const { status } of stops.slice(0, upTo + 1)) {
		if (status === "missed") row++;
		else if (status !== "excused") row = 0;
	}
	return row >= 2;
}

/** Whether there ever were two in a row. */
export function anyMissedInARow(stops: readonly Stop[]): boolean {
	return stops.some(({ status }, i) => status === "missed" && missedInARow(stops, i));
}
