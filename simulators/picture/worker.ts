import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import type { Compound } from "../compound.ts";
import { paint } from "./paint.ts";
import type { Painted } from "./painter.ts";
import type { Shot } from "./shot.ts";

/** The painter's thread: answers every shot with its JPEG, in order. */
const compound: Compound = workerData;
/** Linux gives every thread its own: whoever guards goes first. Elsewhere it would be the whole hub's. */
const NICE = 5;
if (process.platform === "linux") setPriority(0, NICE);

parentPort?.on("message", (shot: Shot) => {
	const jpeg: Painted = new Uint8Array(paint(compound, shot));
	parentPort?.postMessage(jpeg, [jpeg.buffer]);
});
