import { Worker } from "node:worker_threads";
import { Refusal, StoreUnavailable } from "../model/problem.ts";
import "./store/sqlite.ts";
import type { First, Start, Unready } from "./thread-messages.ts";

/** The journal's threads. They load at once and wait to be told what to open. */
export class Threads {
	readonly writer = startThread("writer/write-thread");
	readonly reader = startThread("reader/read-thread");
	readonly #idle = new Set([this.writer, this.reader]);

	/** Tells one of them what to open. */
	open(thread: Worker, start: Start): void {
		const first: First = { op: "open", ...start };
		thread.postMessage(first);
		this.#idle.delete(thread);
	}

	/** Lets those end that were told nothing. */
	dismiss(): void {
		const first: First = { op: "close" };
		for (const thread of this.#idle) thread.postMessage(first);
		this.#idle.clear();
	}
}

/** The same from source (`.ts`) and from the build (`.js`). */
function startThread(file: "writer/write-thread" | "reader/read-thread"): Worker {
	const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
	return new Worker(new URL(`./${file}.${ending}`, import.meta.url), { name: `journal-${file.split("/")[0]}` });
}

/** Why a thread could not start, as the error its opener throws. */
export function whyUnready({ problem, reason, store }: Unready): Error {
	if (problem) return new Refusal(problem);
	return store ? new StoreUnavailable(reason) : new Error(reason);
}
