import { dueBy } from "../../engine/kernel/due-timers.ts";
import type { State } from "../../engine/kernel/state.ts";
import type { Timer } from "../../engine/kernel/timer.ts";
import type { Entry } from "../../model/entry.ts";

/** What the hub concludes at once from an entry, or from what it concluded before. */
const CONCLUDED = /^from-/;
/** What a timer becomes. */
const DUE = /^due-/;

/**
 * Finds in a journal's entries when a timer had fired, as `engine/drive.ts` would have it: it is dropped once its entry was
 * judged, and all that was concluded from that, if it is still the one that was set.
 */
export class FiredTimers {
	#fired: Timer | undefined;
	readonly #state: State;
	readonly #drop: (timer: Timer) => void;

	constructor(state: State, drop: (timer: Timer) => void) {
		this.#state = state;
		this.#drop = drop;
	}

	/** Call it before an entry is judged. */
	meet(entry: Entry): void {
		const { source, id, data } = entry;
		const failed = source === "hub" ? failedIn(entry) : "";
		const isConcluded = source === "hub" && (CONCLUDED.test(id) || CONCLUDED.test(failed));
		if (!isConcluded) this.settle();
		if (source !== "hub") return;
		if (DUE.test(id) && typeof data.timer === "string") this.#fired = this.#state.timer.get(data.timer);
		// The engine failed on the entry of a timer, which is the one that was due.
		else if (DUE.test(failed)) this.#fired = dueBy(this.#state, entry.receivedAt);
	}

	/** Call it at a commit's end, too: a timer is done with in the commit in which it fired. */
	settle(): void {
		const fired = this.#fired;
		this.#fired = undefined;
		if (fired && this.#state.timer.get(fired.id) === fired) this.#drop(fired);
	}
}

/** The id of the entry on which the engine failed; empty where this is no word of that. */
function failedIn({ id, data }: Entry): string {
	return id.startsWith("failed-") && typeof data.id === "string" ? data.id : "";
}
