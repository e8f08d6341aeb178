import type { Worker } from "node:worker_threads";
import type { Draft } from "../model/entry.ts";
import { StoreUnavailable } from "../model/problem.ts";
import type { Described } from "../site/read-in-thread.ts";
import { CommitQueue } from "./commit-queue.ts";
import type { Appended, Availability, Commit, Journal, Rejected, SideWrite } from "./journal.ts";
import type { Done, Failed, FromWriter, Ready, Start, Told, ToWriter } from "./thread-messages.ts";
import { type Threads, whyUnready } from "./threads.ts";

/** How often an unavailable store is tried again while nobody appends. */
const PROBE_EVERY_MS = 1_000;

/** A store that failed is tried with as much as failed, within these bounds, so that "again" is true for the next commit. */
const PROBE_BYTES = { least: 64 * 1_024, most: 8 * 1_024 * 1_024 };

/** What the journal says beside its answers; a pino logger fits. */
export interface JournalLog {
	info(facts: object, words: string): void;
	warn(facts: object, words: string): void;
	error(facts: object, words: string): void;
	fatal(facts: object, words: string): void;
}

/** The journal as the main thread has it: everything happens in the writer's thread, in the order of the calls. */
class LiveJournal implements Journal {
	readonly id: string;
	lastSeq: number;
	lastAt: number;
	nextDueAt: number | undefined;
	#availability: Availability = { available: true };
	/** The most that could not be written since the store failed. */
	#failedBytes = 0;
	#now: () => number = () => Number.POSITIVE_INFINITY;
	readonly #worker: Worker;
	readonly #commitQueue: CommitQueue;
	readonly #log: JournalLog;
	readonly #onFatal: (error: Error) => void;
	readonly #followers = new Set<(commit: Commit) => void>();
	readonly #watchers = new Set<(now: Availability) => void>();
	readonly #closed: Promise<void>;
	#probing: NodeJS.Timeout | undefined;
	#closing = false;

	constructor(worker: Worker, ready: Ready, { log, onFatal }: { log: JournalLog; onFatal: (error: Error) => void }) {
		this.#worker = worker;
		this.#commitQueue = new CommitQueue(worker);
		this.#log = log;
		this.#onFatal = onFatal;
		this.id = ready.id;
		this.lastSeq = ready.lastSeq;
		this.lastAt = ready.lastAt;
		this.nextDueAt = ready.nextDueAt;
		this.#closed = new Promise((resolve) => {
			worker.once("exit", () => {
				if (!this.#closing) this.#die("the writer's thread ended");
				resolve();
			});
		});
		worker.on("error", (error) => this.#die(`the writer's thread failed: ${error.message}`, error));
		worker.on("message", (message: FromWriter) => this.#hear(message));
	}

	get availability(): Availability {
		return this.#availability;
	}

	append(draft: Draft, writes?: readonly SideWrite[]): Promise<Appended> {
		const now = this.#now();
		return this.#commitQueue.append(draft.receivedAt > now ? { ...draft, receivedAt: now } : draft, writes);
	}

	quarantine(rejected: Rejected): Promise<void> {
		return this.#commitQueue.quarantine(rejected);
	}

	writeBeside(writes: readonly SideWrite[]): Promise<void> {
		return this.#commitQueue.writeBeside(writes);
	}

	storeConfiguration(described: Described): Promise<void> {
		return this.#commitQueue.keep(described);
	}

	timeBy(now: () => number): void {
		this.#now = now;
	}

	advanceTime(now: number): Promise<void> {
		return this.#commitQueue.advanceTime(Math.min(now, this.#now()));
	}

	retain(before: number, at: number): Promise<void> {
		return this.#commitQueue.retain({ before, at });
	}

	follow(listener: (commit: Commit) => void): () => void {
		this.#followers.add(listener);
		return () => this.#followers.delete(listener);
	}

	onAvailability(listener: (now: Availability) => void): () => void {
		this.#watchers.add(listener);
		return () => this.#watchers.delete(listener);
	}

	/** The thread ends by itself, once its file is closed: one that is cut in the middle of a call takes the process with it. */
	async close(): Promise<void> {
		if (!this.#closing) {
			this.#closing = true;
			clearInterval(this.#probing);
			this.#commitQueue.close();
		}
		const message: ToWriter = { op: "close" };
		this.#worker.postMessage(message);
		await this.#closed;
	}

	#hear(message: FromWriter): void {
		if (message.op === "done") this.#done(message);
		else if (message.op === "failed") this.#failed(message);
		else if (message.op === "log") this.#tell(message);
	}

	#done(done: Done): void {
		this.lastSeq = done.lastSeq;
		this.lastAt = done.lastAt;
		this.nextDueAt = done.nextDueAt;
		// What is small may fit where the next event does not: only a probe says that the store works again.
		if (this.#availability.available || done.probed) this.#turn({ available: true });
		this.#commitQueue.done(done);
		if (done.commit === undefined || this.#followers.size === 0) return;
		const commit: Commit = JSON.parse(done.commit);
		for (const listener of this.#followers) {
			try {
				listener(commit);
			} catch (error) {
				this.#log.error({ err: error }, "a follower of the journal failed");
			}
		}
	}

	#failed(failed: Failed): void {
		if (failed.fatal) {
			this.#die(failed.reason);
			return;
		}
		this.#failedBytes = Math.max(this.#failedBytes, failed.bytes);
		this.#turn({ available: false, cause: failed.cause, reason: failed.reason });
		this.#commitQueue.failed(failed);
	}

	#die(reason: string, cause?: unknown): void {
		const error = new StoreUnavailable(reason, { cause });
		this.#turn({ available: false, cause: "store-failing", reason });
		clearInterval(this.#probing);
		this.#commitQueue.die(error);
		if (this.#closing) return;
		this.#closing = true;
		this.#log.fatal({ err: error }, "the journal acknowledges nothing any more");
		this.#onFatal(error);
	}

	/** Tells a change of availability, and while there is none, tries the store every second. */
	#turn(now: Availability): void {
		const before = this.#availability;
		this.#availability = now;
		if (before.available === now.available) return;
		if (now.available) {
			clearInterval(this.#probing);
			this.#failedBytes = 0;
			this.#log.info({}, "the store takes entries again");
		} else {
			this.#log.error({ reason: now.reason }, "store unavailable: nothing is acknowledged");
			this.#probing = setInterval(
				() => void this.#commitQueue.probe(this.#probeBytes).catch(() => undefined),
				PROBE_EVERY_MS,
			);
			this.#probing.unref();
		}
		for (const listener of this.#watchers) listener(now);
	}

	get #probeBytes(): number {
		return Math.min(PROBE_BYTES.most, Math.max(PROBE_BYTES.least, this.#failedBytes));
	}

	#tell({ level, words, facts }: Told): void {
		this.#log[level](facts, words);
	}
}

/**
 * Opens the file in the writer's thread and waits until it stands where the file ends.
 *
 * @throws {Refusal} The site or the database can't be used, with the reason.
 * @throws {StoreUnavailable} The file can't be opened.
 */
export async function openWriter(
	threads: Threads,
	start: Start,
	options: { log: JournalLog; onFatal: (error: Error) => void },
): Promise<Journal> {
	const worker = threads.writer;
	threads.open(worker, start);
	const ready = await new Promise<Ready>((resolve, reject) => {
		const hear = (message: FromWriter) => {
			if (message.op === "log") {
				options.log[message.level](message.facts, message.words);
				return;
			}
			worker.off("message", hear).off("error", reject);
			if (message.op === "ready") resolve(message);
			else reject(message.op === "unready" ? whyUnready(message) : new Error(`the writer began with ${message.op}`));
		};
		worker.on("message", hear).on("error", reject);
	});
	return new LiveJournal(worker, ready, options);
}
