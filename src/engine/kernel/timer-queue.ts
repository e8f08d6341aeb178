import type { Timer } from "./timer.ts";

/** What is due when: a binary heap by (dueAt, id) that knows where each timer stands, so that moving one is as cheap as adding it. */
export class TimerQueue {
	readonly #heap: Timer[] = [];
	readonly #place = new Map<string, number>();

	/** Adds a timer, or moves the one of the same id. */
	set(timer: Timer): void {
		const at = this.#place.get(timer.id) ?? this.#heap.length;
		this.#sink(this.#rise(at, timer), timer);
	}

	remove(id: string): void {
		const at = this.#place.get(id);
		if (at === undefined) return;
		this.#place.delete(id);
		const last = this.#heap.pop();
		if (last && last.id !== id) this.#sink(this.#rise(at, last), last);
	}

	next(): Timer | undefined {
		return this.#heap[0];
	}

	/** Moves the hole at `at` up until `timer` fits, and says where that is. */
	#rise(at: number, timer: Timer): number {
		let hole = at;
		while (hole > 0) {
			const up = (hole - 1) >> 1;
			const parent = this.#heap[up];
			if (!parent || !isBefore(timer, parent)) break;
			this.#put(parent, hole);
			hole = up;
		}
		return hole;
	}

	/** Moves the hole at `at` down until `timer` fits, and puts it there. */
	#sink(at: number, timer: Timer): void {
		let hole = at;
		for (;;) {
			const left = 2 * hole + 1;
			const l = this.#heap[left];
			const r = this.#heap[left + 1];
			if (!l) break;
			const [child, from] = r && isBefore(r, l) ? [r, left + 1] : [l, left];
			if (!isBefore(child, timer)) break;
			this.#put(child, hole);
			hole = from;
		}
		this.#put(timer, hole);
	}

	#put(timer: Timer, at: number): void {
		this.#heap[at] = timer;
		this.#place.set(timer.id, at);
	}
}

function isBefore(a: Timer, b: Timer): boolean {
	return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.id < b.id);
}
