/** Whose turn it is: what goes first, and who shares a line. */
export interface Turn {
	/** 0 before 1 before 2; but every fourth turn goes to the last that wait, so that nobody waits for ever. */
	readonly rank: 0 | 1 | 2;
	/** Within a rank the lanes take turns, one each: who fills a lane delays only that. */
	readonly lane: string;
}

/** The lane is full, or what waited in the longest one made room for a shorter. */
export class QueueFull extends Error {}

interface Waiting {
	go(): void;
	full(): void;
}

type Lanes = Map<string, Waiting[]>;

const LAST_FIRST_EVERY = 4;

/**
 * Lets so much run at once, and the others take turns by lane. What waits has a bound for each lane and in all; at the
 * second the newest of the longest lane gives way, never a lane that is shorter.
 */
export class FairQueue {
	readonly #limits: { readonly atOnce: number; readonly perLane: number; readonly inAll: number };
	readonly #ranks: readonly Lanes[] = [new Map(), new Map(), new Map()];
	#running = 0;
	#waiting = 0;
	#turns = 0;

	constructor(limits: { readonly atOnce: number; readonly perLane: number; readonly inAll: number }) {
		this.#limits = limits;
	}

	get waiting(): number {
		return this.#waiting;
	}

	/** Does the work in its turn. @throws {QueueFull} It was not done. */
	async run<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
		if (this.#running >= this.#limits.atOnce) await this.#wait(turn);
		else this.#running++;
		try {
			return await work();
		} finally {
			const next = this.#next();
			if (next) next.go();
			else this.#running--;
		}
	}

	/** Resolves with the place of one that was running. */
	#wait({ rank, lane }: Turn): Promise<void> {
		const lanes = this.#ranks[rank] ?? new Map();
		const own = lanes.get(lane) ?? [];
		const full = own.length >= this.#limits.perLane;
		if (full || (this.#waiting >= this.#limits.inAll && !this.#makeRoom(own.length))) {
			return Promise.reject(new QueueFull(`${own.length} wait in this lane, ${this.#waiting} in all`));
		}
		return new Promise((go, reject) => {
			own.push({ go, full: () => reject(new QueueFull("a shorter lane took the place")) });
			lanes.set(lane, own);
			this.#waiting++;
		});
	}

	/** Sends away the newest of the longest lane, the last rank's first; false if none is longer than `length`. */
	#makeRoom(length: number): boolean {
		for (const lanes of [...this.#ranks].reverse()) {
			let longest: [string, Waiting[]] | undefined;
			for (const lane of lanes) if (lane[1].length > (longest?.[1].length ?? length)) longest = lane;
			const away = longest?.[1].pop();
			if (!longest || !away) continue;
			if (longest[1].length === 0) lanes.delete(longest[0]);
			this.#waiting--;
			away.full();
			return true;
		}
		return false;
	}

	#next(): Waiting | undefined {
		const lastFirst = ++this.#turns % LAST_FIRST_EVERY === 0;
		for (const lanes of lastFirst ? [...this.#ranks].reverse() : this.#ranks) {
			const [first] = lanes;
			const next = first?.[1].shift();
			if (!first || !next) continue;
			const [lane, rest] = first;
			lanes.delete(lane);
			if (rest.length > 0) lanes.set(lane, rest);
			this.#waiting--;
			return next;
		}
		return undefined;
	}
}
