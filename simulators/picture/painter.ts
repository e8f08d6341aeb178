import { Worker } from "node:worker_threads";
import type { Compound } from "../compound.ts";
import type { Shot } from "./shot.ts";

/** Paints what cameras see in a thread of its own, so that no device waits for a picture. */
export interface Painter {
	/** The JPEG; undefined where too many are wanted already, as with a camera that is busy. */
	paint(shot: Shot): Promise<Uint8Array | undefined>;
	close(): Promise<void>;
}

/** What the thread answers; in the order of the shots. */
export type Painted = Uint8Array<ArrayBuffer>;

/** So many may wait. In fast time seconds pass with every picture, and few of them are ever looked at. */
const WAITING = { realTime: 24, fastTime: 3 };

/** The thread begins with the first shot. */
export function openPainter(compound: Compound, speed: number): Painter {
	const atMost = speed === 1 ? WAITING.realTime : WAITING.fastTime;
	const waiting: ((jpeg: Uint8Array | undefined) => void)[] = [];
	let worker: Worker | undefined;
	let isClosed = false;
	const end = () => {
		isClosed = true;
		for (const done of waiting.splice(0)) done(undefined);
	};
	const open = () => {
		const file = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js";
		const opened = new Worker(new URL(file, import.meta.url), { workerData: compound, name: "painter" });
		opened.unref();
		opened.on("message", (jpeg: Painted) => waiting.shift()?.(jpeg));
		opened.on("error", end);
		opened.on("exit", end);
		return opened;
	};
	return {
		async paint(shot) {
			if (isClosed || waiting.length >= atMost) return undefined;
			worker ??= open();
			worker.postMessage(shot);
			return new Promise((done) => waiting.push(done));
		},
		async close() {
			end();
			await worker?.terminate();
		},
	};
}
