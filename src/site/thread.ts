import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "../model/problem.ts";
import { readConfiguration } from "./configuration.ts";
import { loadKinds } from "./kinds.ts";
import { surroundedSiteOf } from "./read.ts";
import type { FromSiteThread } from "./read-in-thread.ts";
import { surroundingsOf } from "./surroundings.ts";

/** The thread that reads one site's files, says what they hold, and ends. */
async function answer(path: string): Promise<FromSiteThread> {
	try {
		const [kinds, configuration] = await Promise.all([loadKinds(), readConfiguration(path)]);
		return { described: { configuration, ...surroundedSiteOf(configuration, kinds, surroundingsOf(dirname(path))) } };
	} catch (error) {
		if (error instanceof Refusal) return { problem: error.problem };
		throw error;
	}
}

parentPort?.postMessage(await answer(String(workerData)));
