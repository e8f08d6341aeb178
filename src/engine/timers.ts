import type { Draft } from "../model/entry.ts";
import type { State } from "./state.ts";
import type { Timer } from "./timer.ts";

/** When the next timer is due (engine time, epoch ms). */
export function nextDueAt(state: State): number | undefined {
	return state.agenda.next(state.timer)?.dueAt;
}

/** The next timer due by `now`, in order of (dueAt, id); its entry must be judged before the next is asked for. */
export function dueBy(state: State, now: number): Timer | undefined {
	const timer = state.agenda.next(state.timer);
	return timer && timer.dueAt <= now ? timer : undefined;
}

/**
 * The entry that a due timer becomes. It is dated when it was due, unless the hub was down then: the journal's time never
 * runs backwards (`notBefore` is the newest entry's), and `data.dueAt` keeps what it should have been.
 */
export function entryOf(timer: Timer, { seq, notBefore }: { seq: number; notBefore: number }): Draft {
	const receivedAt = Math.max(notBefore, timer.dueAt);
	return {
		source: "hub",
		type: timer.type,
		id: `due-${seq}`,
		at: timer.dueAt,
		receivedAt,
		...(timer.zone !== undefined && { zone: timer.zone }),
		data: { ...timer.data, timer: timer.id },
	};
}
