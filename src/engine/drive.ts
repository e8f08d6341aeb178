import type { Draft, Entry } from "../model/entry.ts";
import { epochOf, movedBy } from "../model/epoch.ts";
import { dueBy, entryOf } from "./kernel/due-timers.ts";
import type { MutableState } from "./kernel/state.ts";
import type { Timer } from "./kernel/timer.ts";

/** More timers than this at one instant is a rule that sets itself again; the rest waits for the next entry. */
const TIMERS_AT_ONCE = 10_000;

/** Where a drive stands: its newest entry, and since when whoever drives hears anything (engine time). */
export interface Position {
	readonly lastSeq: number;
	readonly lastAt: number;
	readonly upSince: number;
}

/** What came of one entry. */
export interface Taken<Answer> {
	readonly answer: Answer;
	/** What the hub concludes from it, entered next; absent where the entry was not taken. */
	readonly derived?: readonly Draft[];
}

/** Keeps what a drive enters. */
export interface Recorder<Answer, With = void> {
	/** What is known, with all that was applied to it. */
	readonly state: MutableState;
	/** Has the engine judge the entry, keeps it and applies its changes. */
	take(entry: Entry, more?: With): Taken<Answer>;
	/** Removes a timer that has fired and is still the one that was set. */
	drop(timer: Timer): void;
	/** The seq of a draft where it is not simply the next. */
	seqOf?(draft: Draft, lastSeq: number): number;
}

/**
 * The engine's one loop, run by the journal, by a rehearsal and by every test alike: what is due comes first, then the
 * draft, then what the hub concludes from it, each judged and applied before the next. Time runs backwards with an epoch
 * only; else an entry counts as received no earlier than the one before.
 */
export class Drive<Answer, With = void> {
	lastSeq: number;
	lastAt: number;
	upSince: number;
	readonly #recorder: Recorder<Answer, With>;

	constructor(recorder: Recorder<Answer, With>, { lastSeq, lastAt, upSince }: Position) {
		this.#recorder = recorder;
		this.lastSeq = lastSeq;
		this.lastAt = lastAt;
		this.upSince = upSince;
	}

	/** Lets time pass until the draft was received, then enters it. */
	enter(draft: Draft, more?: With): Answer {
		this.elapse(epochOf(draft)?.from ?? draft.receivedAt);
		return this.add(draft, more);
	}

	/** Enters a draft of this very moment. */
	add(draft: Draft, more?: With): Answer {
		const epoch = epochOf(draft);
		const receivedAt = epoch ? epoch.to : Math.max(this.lastAt, draft.receivedAt);
		const seq = this.#recorder.seqOf?.(draft, this.lastSeq) ?? this.lastSeq + 1;
		const { answer, derived } = this.#recorder.take({ ...draft, receivedAt, seq }, more);
		if (!derived) return answer;
		this.lastSeq = Math.max(this.lastSeq, seq);
		this.lastAt = receivedAt;
		if (epoch) this.upSince = Math.min(epoch.to, movedBy(epoch, this.upSince));
		for (const concluded of derived) this.add(concluded);
		return answer;
	}

	/** Makes an entry of each timer due by `now`, in due order; each fires once, whatever became of its entry. */
	elapse(now: number): void {
		for (let fired = 0; fired < TIMERS_AT_ONCE; fired++) {
			const timer = dueBy(this.#recorder.state, now);
			if (!timer) return;
			this.add(entryOf(timer, { seq: this.lastSeq + 1, notBefore: this.lastAt, upSince: this.upSince }));
			if (this.#recorder.state.timer.get(timer.id) === timer) this.#recorder.drop(timer);
		}
	}
}
