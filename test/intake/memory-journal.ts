import type { Appended, Journal, Rejected } from "../../src/journal/journal.ts";
import type { Draft } from "../../src/model/entry.ts";
import { StoreUnavailable } from "../../src/model/problem.ts";

/**
 * A disk under the test's hand: it says when a commit ends, and whether it succeeds, which no real one lets anyone say.
 * Repeats are known by source and id, as in the journal itself.
 */
export class MemoryJournal implements Journal {
	readonly id = "memory";
	readonly drafts: Draft[] = [];
	readonly rejected: Rejected[] = [];
	/** All of it, in the order of its commits. */
	readonly taken: (Draft | Rejected)[] = [];
	lastSeq = 0;
	lastAt = 0;
	readonly nextDueAt = undefined;
	/** While true, commits wait for `release`. */
	held = false;
	/** While true, nothing can be stored. */
	full = false;
	#waiting: (() => void)[] = [];
	readonly #seqs = new Map<string, number>();

	append(draft: Draft): Promise<Appended> {
		return this.#commit(() => {
			const key = `${draft.source} ${draft.id}`;
			const before = this.#seqs.get(key);
			if (before !== undefined) return { seq: before, repeat: true };
			this.lastSeq++;
			this.#seqs.set(key, this.lastSeq);
			this.drafts.push(draft);
			this.taken.push(draft);
			return { seq: this.lastSeq };
		});
	}

	quarantine(rejected: Rejected): Promise<void> {
		return this.#commit(() => {
			this.rejected.push(rejected);
			this.taken.push(rejected);
		});
	}

	async retain(): Promise<void> {}

	release(): void {
		this.held = false;
		for (const done of this.#waiting.splice(0)) done();
	}

	/** Who came and who went, as the hub said it: type, device or gateway, why. */
	get presence(): readonly (readonly unknown[])[] {
		return this.drafts
			.filter(({ source }) => source === "hub")
			.map(({ type, data }) => [type, data.device ?? data.gateway, data.why]);
	}

	/** What devices said, without what the hub found out itself. */
	get events(): Draft[] {
		return this.drafts.filter(({ source }) => source !== "hub");
	}

	#commit<T>(write: () => T): Promise<T> {
		const attempt = () =>
			this.full ? Promise.reject(new StoreUnavailable("the disk is full")) : Promise.resolve(write());
		return this.held ? new Promise<void>((done) => this.#waiting.push(done)).then(attempt) : attempt();
	}

	readonly availability = { available: true } as const;
	onAvailability(): () => void {
		return () => {};
	}
	async advanceTime(): Promise<void> {}
	timeBy(): void {}
	async writeBeside(): Promise<void> {}
	async storeConfiguration(): Promise<void> {}
	follow(): () => void {
		return () => {};
	}
	async close(): Promise<void> {}
}
