import type { Worker } from "node:worker_threads";
import type { Objects } from "../engine/kernel/state.ts";
import type { Alarm } from "../model/alarm.ts";
import type { Device } from "../model/device.ts";
import type { RecordedEntry } from "../model/entry.ts";
import type { Incident } from "../model/incident.ts";
import type { Published } from "../model/objects.ts";
import { Refusal, StoreUnavailable } from "../model/problem.ts";
import type { Journal } from "./journal.ts";
import type {
	Changes,
	EntryQuery,
	ObjectQuery,
	Page,
	Presented,
	PresenterSource,
	QuarantinedMessage,
	QuarantineQuery,
	Reader,
} from "./query.ts";
import type { FromReader, Question, Reply, Start } from "./thread-messages.ts";
import { type Threads, whyUnready } from "./threads.ts";

type Unnumbered<Q> = Q extends Question ? Omit<Q, "no"> : never;
type Ask = Unnumbered<Question>;
type Row = Readonly<Record<string, unknown>>;

/** Questions that may wait; a page asked for beyond that is turned away, so that a manager's report can't eat the memory. */
const WAITING_MAX = 1_000;

interface Waiting {
	resolve(reply: Reply): void;
	reject(error: Error): void;
}

/** The reader as the main thread has it: questions go to the reader's thread and are answered in order. */
class LiveReader implements Reader {
	readonly #worker: Worker;
	readonly #waiting = new Map<number, Waiting>();
	readonly #closed: Promise<void>;
	#asked = 0;
	#ended: StoreUnavailable | undefined;

	constructor(worker: Worker) {
		this.#worker = worker;
		worker.on("message", (reply: Reply) => this.#hear(reply));
		worker.on("error", (error) => this.#end(`the reader's thread failed: ${error.message}`));
		this.#closed = new Promise((resolve) => {
			worker.once("exit", () => {
				this.#end("the reader is closed");
				resolve();
			});
		});
	}

	entries(query: EntryQuery): Promise<Page<RecordedEntry>> {
		return this.#json({ ask: "entries", query });
	}
	entry(seq: number): Promise<RecordedEntry | undefined> {
		return this.#maybe({ ask: "entry", seq });
	}
	incidents(query: ObjectQuery): Promise<Page<Incident>> {
		return this.#json({ ask: "page", kind: "incident", query });
	}
	incident(id: string): Promise<Incident | undefined> {
		return this.#maybe({ ask: "object", kind: "incident", id });
	}
	alarms(query: ObjectQuery): Promise<Page<Alarm>> {
		return this.#json({ ask: "page", kind: "alarm", query });
	}
	alarm(id: string): Promise<Alarm | undefined> {
		return this.#maybe({ ask: "object", kind: "alarm", id });
	}
	alarmsOf(incident: string): Promise<readonly Alarm[]> {
		return this.#json({ ask: "alarmsOf", incident });
	}
	objects<K extends Published>(kind: K, query: ObjectQuery): Promise<Page<Objects[K]>> {
		return this.#json({ ask: "page", kind, query });
	}
	object<K extends Published>(kind: K, id: string): Promise<Objects[K] | undefined> {
		return this.#maybe({ ask: "object", kind, id });
	}
	devices(): Promise<readonly Device[]> {
		return this.#json({ ask: "all", kind: "device" });
	}
	device(id: string): Promise<Device | undefined> {
		return this.#maybe({ ask: "object", kind: "device", id });
	}
	changesSince(since: number, closedAfter: number): Promise<Changes> {
		return this.#json({ ask: "changesSince", since, closedAfter });
	}
	quarantined(query: QuarantineQuery): Promise<Page<QuarantinedMessage>> {
		return this.#json({ ask: "quarantined", query });
	}
	quarantineCount(): Promise<number> {
		return this.#json({ ask: "quarantineCount" });
	}
	async rows(sql: string, params: readonly (string | number | null)[]): Promise<readonly Row[]> {
		return (await this.#ask({ ask: "rows", sql, params })).rows ?? [];
	}

	/** The store takes entries again. */
	settle(): void {
		void this.#ask({ ask: "settle" }).catch(() => undefined);
	}

	usePresenter(presenter: PresenterSource, name = ""): void {
		void this.#ask({ ask: "usePresenter", presenter, name }).catch(() => undefined);
	}
	async present(question: object, name = ""): Promise<Presented> {
		const { presented } = await this.#ask({ ask: "present", question, name });
		if (!presented) throw new Error("the reader's thread presented nothing");
		return presented;
	}

	async close(): Promise<void> {
		if (!this.#ended) void this.#ask({ ask: "close" }).catch(() => undefined);
		await this.#closed;
	}

	/** What the reader's thread wrote as JSON; it is the shape that the question's method promises. */
	async #json<T>(ask: Ask): Promise<T> {
		const { text } = await this.#ask(ask);
		return JSON.parse(text ?? "null");
	}

	/** The same where there may be none. */
	async #maybe<T>(ask: Ask): Promise<T | undefined> {
		const { text } = await this.#ask(ask);
		return text === undefined ? undefined : JSON.parse(text);
	}

	#ask(ask: Ask): Promise<Reply> {
		return new Promise((resolve, reject) => {
			if (this.#ended) return reject(this.#ended);
			if (this.#waiting.size >= WAITING_MAX) return reject(new StoreUnavailable(`${WAITING_MAX} questions wait`));
			const no = ++this.#asked;
			const question: Question = { ...ask, no };
			this.#waiting.set(no, { resolve, reject });
			this.#worker.postMessage(question);
		});
	}

	#hear(reply: Reply): void {
		const waiting = this.#waiting.get(reply.no);
		if (!waiting) return;
		this.#waiting.delete(reply.no);
		if (reply.problem) waiting.reject(new Refusal(reply.problem));
		else if (reply.unavailable !== undefined) waiting.reject(new StoreUnavailable(reply.unavailable));
		else if (reply.error !== undefined) waiting.reject(new Error(reply.error));
		else waiting.resolve(reply);
	}

	#end(reason: string): void {
		this.#ended ??= new StoreUnavailable(reason);
		for (const { reject } of this.#waiting.values()) reject(this.#ended);
		this.#waiting.clear();
	}
}

/**
 * Opens a file that the writer has opened in the reader's thread.
 *
 * @throws {StoreUnavailable} The file can't be read.
 */
export async function openReader(
	threads: Threads,
	start: Start,
	journal: Pick<Journal, "onAvailability">,
): Promise<Reader> {
	const worker = threads.reader;
	threads.open(worker, start);
	await new Promise<void>((resolve, reject) => {
		worker.once("error", reject);
		worker.once("message", (message: FromReader) => {
			worker.off("error", reject);
			if ("op" in message && message.op === "unready") reject(whyUnready(message));
			else resolve();
		});
	});
	const reader = new LiveReader(worker);
	journal.onAvailability(({ available }) => available && reader.settle());
	return reader;
}
