import { Worker } from "node:worker_threads";
import type { Configuration } from "../model/configuration.ts";
import { type Mistake, type Problem, Refusal } from "../model/problem.ts";
import type { TransferableSite } from "../model/site.ts";

/** A configuration, and the site that it describes. */
export interface Described {
	readonly configuration: Configuration;
	readonly site: TransferableSite;
}

/** The same where a hub is to run by it. */
export interface DescribedHere extends Described {
	/** What its file names and is not there on this machine: no hub begins with such a configuration anew. */
	readonly lacking: readonly Mistake[];
}

/** What the thread tells. */
export type FromSiteThread = { readonly described: DescribedHere } | { readonly problem: Problem };

/**
 * Reads and checks a site's files in a thread of its own, which then ends: it takes some hundred milliseconds and leaves
 * megabytes behind, and the hub's threads have events to take meanwhile.
 *
 * @throws {Refusal} `wrong-configuration`, as `readSite`.
 */
export function readInThread(path: string): Promise<DescribedHere> {
	const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
	const worker = new Worker(new URL(`./thread.${ending}`, import.meta.url), { name: "site", workerData: path });
	return new Promise((resolve, reject) => {
		worker.once("error", reject);
		worker.once("exit", (code) => reject(new Error(`the site's thread ended with ${code} and no answer`)));
		worker.once("message", (told: FromSiteThread) => {
			if ("problem" in told) reject(new Refusal(told.problem));
			else resolve(told.described);
		});
	});
}
