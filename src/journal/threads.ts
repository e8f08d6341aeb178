import { Worker } from "node:worker_threads";
import Database from "better-sqlite3";
import { Refusal, StoreUnavailable } from "../model/problem.ts";
import type { Start, Unready } from "./wire.ts";

// Loaded here first: a library that only threads have loaded is unloaded with the last of them, under the feet of its
// own clean-up, and the process ends with SIGSEGV (better-sqlite3 #1476).
new Database(":memory:").close();

/** Starts a thread of this folder; the same from source (`.ts`) and from the build (`.js`). */
export function startThread(name: "writer" | "read-thread", start: Start): Worker {
	const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
	return new Worker(new URL(`./${name}.${ending}`, import.meta.url), { name: `journal-${name}`, workerData: start });
}

/** Why a thread could not start, as the error its opener throws. */
export function whyUnready({ problem, reason, store }: Unready): Error {
	if (problem) return new Refusal(problem);
	return store ? new StoreUnavailable(reason) : new Error(reason);
}
