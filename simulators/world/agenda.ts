interface Task {
	readonly at: number;
	readonly order: number;
	readonly act: () => void;
}

/** What will happen in the world, in order of time; what is set for the same instant happens in the order it was set. */
export class Agenda {
	readonly #heap: Task[] = [];
	#order = 0;

	add(at: number, act: () => void): void {
		const task = { at, order: this.#order++, act };
		const heap = this.#heap;
		let i = heap.push(task) - 1;
		while (i > 0) {
			const up = (i - 1) >> 1;
			const parent = heap[up];
			if (!parent || !isBefore(task, parent)) break;
			heap[i] = parent;
			i = up;
		}
		heap[i] = task;
	}

	/** Takes out the next task if it is due by `to`. */
	take(to: number): Task | undefined {
		const first = this.#heap[0];
		if (!first || first.at > to) return undefined;
		const last = this.#heap.pop();
		if (last && this.#heap.length > 0) this.#sink(last);
		return first;
	}

	#sink(task: Task): void {
		const heap = this.#heap;
		let i = 0;
		for (;;) {
			const left = 2 * i + 1;
			const l = heap[left];
			const r = heap[left + 1];
			if (!l) break;
			const [child, at] = r && isBefore(r, l) ? [r, left + 1] : [l, left];
			if (!isBefore(child, task)) break;
			heap[i] = child;
			i = at;
		}
		heap[i] = task;
	}
}

function isBefore(a: Task, b: Task): boolean {
	return a.at < b.at || (a.at === b.at && a.order < b.order);
}
