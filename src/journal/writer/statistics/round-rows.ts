import type { Accepted } from "../../../engine/kernel/decision.ts";
import type { Round, Stop } from "../../../model/objects/round.ts";
import type { StopStatus } from "../../../model/patrol.ts";
import type { Connection } from "../../store/connect.ts";

/** A round as it counts: its row. */
interface CountedRound {
	readonly round: string;
	readonly starts_at: number;
	readonly route: string;
	readonly guard: string | null;
	readonly complete: 0 | 1;
	readonly stops: number;
	readonly on_time: number;
	readonly early: number;
	readonly late: number;
	readonly missed: number;
	readonly out_of_order: number;
	readonly excused: number;
	readonly revised: number;
	readonly flagged: number;
}

const COLUMNS = [
	...(["round", "starts_at", "route", "guard", "complete", "stops", "on_time", "early", "late", "missed"] as const),
	...(["out_of_order", "excused", "revised", "flagged"] as const),
] satisfies readonly (keyof CountedRound)[];

/** Keeps each round as it counts: whatever changes about it later takes the place of what it counted as before. */
export class RoundRows {
	readonly #dirty = new Map<string, Round | undefined>();
	readonly #write;
	readonly #remove;

	constructor(db: Connection) {
		this.#write = db.prepare<CountedRound>(
			`INSERT OR REPLACE INTO statistics_round (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map((one) => `@${one}`).join(", ")})`,
		);
		this.#remove = db.prepare<[string]>("DELETE FROM statistics_round WHERE round = ?");
	}

	apply({ changes }: Accepted): void {
		for (const change of changes) {
			if (change.kind === "round") this.#dirty.set(change.id, "gone" in change ? undefined : change.value);
		}
	}

	flush(): void {
		for (const [id, round] of this.#dirty) {
			if (!round || round.cancelled) this.#remove.run(id);
			else this.#write.run(countedRound(round));
		}
		this.#dirty.clear();
	}

	reload(): void {
		this.#dirty.clear();
	}
}

function countedRound({ id, startsAt, route, guard, state, stops }: Round): CountedRound {
	const judged = (status: StopStatus) => stops.filter((stop) => stop.status === status).length;
	return {
		...{ round: id, starts_at: startsAt, route, guard: guard ?? null, complete: state === "complete" ? 1 : 0 },
		...{ stops: stops.length, on_time: judged("on-time"), early: judged("early"), late: judged("late") },
		...{ missed: judged("missed"), out_of_order: judged("out-of-order"), excused: judged("excused") },
		revised: stops.filter(({ revisedFrom }) => revisedFrom !== undefined).length,
		flagged: stops.filter(isFlagged).length,
	};
}

function isFlagged({ flags = [], visit }: Stop): boolean {
	return flags.length + (visit?.flags?.length ?? 0) > 0;
}
