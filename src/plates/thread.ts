import { parentPort, workerData } from "node:worker_threads";
import { platesOf } from "./sheet.ts";

// What is drawn is plain data of `drawInThread`'s own type.
parentPort?.postMessage(await platesOf(workerData));
