import type { Draft } from "../../model/entry.ts";
import type { State } from "./state.ts";
import type { Timer } from "./timer.ts";

/** When the next timer is due (engine time, epoch ms). */
export function nextDueAt(state: State): number | undefined {
	return state.agenda.next()?.dueAt;
}

/**
 * The next timer due by `now`, in order of (dueAt, id). Its entry (`entryOf`) must be judged and applied before the next
 * is asked for: that removes it, and may move or add others. So each fires exactly once.
 */
export function dueBy(state: State, now: number): Timer | undefined {
	const timer = state.agenda.next();
	return timer && timer.dueAt <= now ? timer : undefined;
}

/**
 * The entry that a due timer becomes. It is dated when it was due, and received then too, unless the hub was down:
 * what fell due in that time fires once, when the hub is up again, marked `whileDown`.
 */
export function entryOf(
	timer: Timer,
	{
		seq,
		notBefore,
		upSince = notBefore,
	}: {
		/** The seq the entry gets. */
		seq: number;
		/** The newest entry's `receivedAt`: the journal's time never runs backwards. */
		notBefore: number;
		/** Engine time of the first append or elapse since the journal was opened. */
		upSince?: number;
	},
): Draft {
	return {
		source: "hub",
		type: timer.type,
		id: `due-${seq}`,
		at: timer.dueAt,
		receivedAt: Math.max(notBefore, upSince, timer.dueAt),
		...(timer.zone !== undefined && { zone: timer.zone }),
		data: { ...timer.data, timer: timer.id, ...(timer.dueAt < upSince && { whileDown: true }) },
	};
}
