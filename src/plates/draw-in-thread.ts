import { Worker } from "node:worker_threads";
import type { PlateSheet } from "./sheet.ts";

/**
 * Draws the plates in a thread of its own, which then ends: it takes seconds, and the hub has events to take meanwhile.
 */
export function drawInThread(sheets: readonly PlateSheet[]): Promise<Uint8Array<ArrayBuffer>> {
	const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
	const worker = new Worker(new URL(`./thread.${ending}`, import.meta.url), { name: "plates", workerData: sheets });
	return new Promise((resolve, reject) => {
		worker.once("error", reject);
		worker.once("exit", (code) => reject(new Error(`the plates' thread ended with ${code} and no answer`)));
		worker.once("message", resolve);
	});
}
