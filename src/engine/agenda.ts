import type { Timer } from "./timer.ts";

/** What is due when, so that the next one is found without looking at all: a binary heap by (dueAt, id). */
export class Agenda {
	#heap: Timer[] = [];

	/** Notes a timer. One that was moved or removed since stays noted until it comes up, and is passed over then. */
	add(timer: Timer): void {
		const heap = this.#heap;
		let i = heap.push(timer) - 1;
		while (i > 0) {
			const up = (i - 1) >> 1;
			const parent = heap[up];
			if (!parent || !isBefore(timer, parent)) break;
			heap[i] = parent;
			i = up;
		}
		heap[i] = timer;
	}

	/** The next timer that still stands in `timers`. */
	next(timers: ReadonlyMap<string, Timer>): Timer | undefined {
		for (;;) {
			const first = this.#heap[0];
			if (!first || timers.get(first.id)?.dueAt === first.dueAt) return first;
			this.#drop();
		}
	}

	#drop(): void {
		const heap = this.#heap;
		const last = heap.pop();
		if (!last || heap.length === 0) return;
		let i = 0;
		for (;;) {
			const left = 2 * i + 1;
			const l = heap[left];
			const r = heap[left + 1];
			if (!l) break;
			const [child, at] = r && isBefore(r, l) ? [r, left + 1] : [l, left];
			if (!isBefore(child, last)) break;
			heap[i] = child;
			i = at;
		}
		heap[i] = last;
	}
}

function isBefore(a: Timer, b: Timer): boolean {
	return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.id < b.id);
}
