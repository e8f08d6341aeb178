import type { Worker } from "node:worker_threads";
import { BUDGETS } from "../model/budgets.ts";
import type { Draft } from "../model/entry.ts";
import { epochOf } from "../model/epoch.ts";
import { Refusal, StoreUnavailable } from "../model/problem.ts";
import type { Described } from "../site/read-in-thread.ts";
import type { Appended, Rejected, SideWrite } from "./journal.ts";
import type { Answer, Batch, Done, Failed, Retain, ToWriter } from "./thread-messages.ts";

/** Drafts that may wait for the disk; more are turned away, so that a stalled disk can't eat the memory. */
const WAITING_MAX = 50_000;
/** With so many gathered they are sent although a commit is running, so that the writer never waits for this thread. */
const CHUNK = 250;
const BYTES_MAX = BUDGETS.commit.limit;
const DRAFT_MAX = BUDGETS.draft.limit;

interface Waiting<T> {
	resolve(value: T): void;
	reject(error: Error): void;
}

interface Gathered {
	/** Each as JSON. */
	drafts: string[];
	bytes: number;
	appended: Waiting<Appended>[];
	writes: Map<number, readonly SideWrite[]>;
	rejected: Rejected[];
	configurations: Described[];
	beside: (readonly SideWrite[])[];
	others: Waiting<void>[];
	elapsed: number | undefined;
	/** Bytes to try the store with; 0: not asked for. */
	probe: number;
	retain: Retain | undefined;
}

/**
 * The main thread's side of group commit. What is appended while a commit runs is gathered and sent as one text; each
 * promise resolves when the writer says that its commit is on disk.
 */
export class CommitQueue {
	readonly #worker: Worker;
	readonly #sent: Pick<Gathered, "appended" | "others">[] = [];
	#gathered = gatherAnew();
	#waiting = 0;
	#scheduled = false;
	#dead: StoreUnavailable | undefined;

	constructor(worker: Worker) {
		this.#worker = worker;
	}

	append(draft: Draft, writes?: readonly SideWrite[]): Promise<Appended> {
		return new Promise((resolve, reject) => {
			const text = JSON.stringify(draft);
			const bytes = Buffer.byteLength(text);
			if (bytes > DRAFT_MAX) return reject(tooLarge(draft, bytes));
			if (!this.#room(reject)) return;
			const { drafts, appended } = this.#gathered;
			if (writes && writes.length > 0) this.#gathered.writes.set(drafts.length, writes);
			// A time that had come before an epoch began was said of another one; the entry itself brings it.
			if (epochOf(draft)) this.#gathered.elapsed = undefined;
			drafts.push(text);
			this.#gathered.bytes += bytes;
			appended.push({ resolve, reject });
			if (drafts.length >= CHUNK || this.#gathered.bytes >= BYTES_MAX) this.#send();
			else this.#schedule();
		});
	}

	quarantine(rejected: Rejected): Promise<void> {
		return this.#other((gathered) => gathered.rejected.push(rejected));
	}

	keep(described: Described): Promise<void> {
		return this.#other((gathered) => gathered.configurations.push(described));
	}

	writeBeside(writes: readonly SideWrite[]): Promise<void> {
		return this.#other((gathered) => gathered.beside.push(writes));
	}

	advanceTime(now: number): Promise<void> {
		return this.#other((gathered) => {
			gathered.elapsed = now;
		});
	}

	retain(retain: Retain): Promise<void> {
		return this.#other((gathered) => {
			gathered.retain = retain;
		});
	}

	/** Resolves once the store has taken a commit of so many bytes. */
	probe(bytes: number): Promise<void> {
		return this.#other((gathered) => {
			gathered.probe = bytes;
		});
	}

	/** Settles the promises that a commit was for. */
	done({ batches, answers }: Done): void {
		let next = 0;
		for (const { appended, others } of this.#sent.splice(0, batches)) {
			this.#waiting -= appended.length + others.length;
			for (const waiting of appended) settle(waiting, answers[next++]);
			for (const { resolve } of others) resolve();
		}
		this.#schedule();
	}

	/** Rejects the promises that a commit was for. */
	failed({ batches, reason, fatal }: Pick<Failed, "batches" | "reason" | "fatal">): void {
		const error = new StoreUnavailable(reason);
		if (fatal) this.die(error);
		else this.#reject(this.#sent.splice(0, batches), error);
		this.#schedule();
	}

	/** Turns away all that waits, and all that will come. */
	die(error: StoreUnavailable): void {
		this.#dead ??= error;
		this.#reject([...this.#sent.splice(0), this.#gathered], error);
		this.#gathered = gatherAnew();
	}

	/** Sends what is gathered; nothing is taken after that. */
	close(): void {
		this.#send();
		this.#dead ??= new StoreUnavailable("the journal is closed");
	}

	#other(add: (gathered: Gathered) => void): Promise<void> {
		return new Promise((resolve, reject) => {
			if (!this.#room(reject)) return;
			add(this.#gathered);
			this.#gathered.others.push({ resolve, reject });
			this.#schedule();
		});
	}

	#room(reject: (error: Error) => void): boolean {
		if (this.#dead) reject(this.#dead);
		else if (this.#waiting >= WAITING_MAX) reject(new StoreUnavailable(`${WAITING_MAX} entries wait for the disk`));
		else {
			this.#waiting++;
			return true;
		}
		return false;
	}

	/** Sends at the end of this turn, if no commit is running then; else the running one's end sends. */
	#schedule(): void {
		if (this.#scheduled || this.#sent.length > 0) return;
		this.#scheduled = true;
		queueMicrotask(() => {
			this.#scheduled = false;
			if (this.#sent.length === 0) this.#send();
		});
	}

	#send(): void {
		const { drafts, appended, writes, rejected, configurations, beside, others, elapsed, probe, retain } =
			this.#gathered;
		if (appended.length === 0 && others.length === 0) return;
		this.#gathered = gatherAnew();
		const batch: Batch = {
			op: "batch",
			drafts: `[${drafts.join(",")}]`,
			count: drafts.length,
			...(writes.size > 0 && { writes }),
			...(rejected.length > 0 && { rejected }),
			...(configurations.length > 0 && { configurations }),
			...(beside.length > 0 && { beside }),
			...(elapsed !== undefined && { elapsed }),
			...(probe > 0 && { probe }),
			...(retain && { retain }),
		};
		const message: ToWriter = batch;
		this.#worker.postMessage(message);
		this.#sent.push({ appended, others });
	}

	#reject(sent: readonly Pick<Gathered, "appended" | "others">[], error: StoreUnavailable): void {
		for (const { appended, others } of sent) {
			this.#waiting -= appended.length + others.length;
			for (const { reject } of [...appended, ...others]) reject(error);
		}
	}
}

function tooLarge({ type, source }: Draft, found: number): Refusal {
	const detail = `${type} of ${source}: found ${found} bytes; at most ${DRAFT_MAX} are kept of one entry`;
	return new Refusal({ code: "too-large", detail });
}

function gatherAnew(): Gathered {
	return {
		...{
			drafts: [],
			bytes: 0,
			appended: [],
			writes: new Map(),
			rejected: [],
			configurations: [],
			beside: [],
			others: [],
		},
		...{ elapsed: undefined, probe: 0, retain: undefined },
	};
}

function settle({ resolve, reject }: Waiting<Appended>, answer: Answer | undefined): void {
	if (typeof answer === "number") resolve({ seq: answer });
	else if (answer === undefined) reject(new Error("the writer gave no answer for an entry"));
	else if ("problem" in answer) reject(new Refusal(answer.problem));
	else if ("error" in answer) reject(new Error(answer.error));
	else resolve(answer);
}
