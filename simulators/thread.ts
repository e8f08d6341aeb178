import { Worker } from "node:worker_threads";
import type { Simulation, SimulationGiven, SimulationLog } from "./run.ts";
import type { ToldRound } from "./world/told-round.ts";

/** What the thread tells: a line for the log, that it runs, or that it has stopped. */
export type FromThread =
	| { readonly says: "log"; readonly line: Parameters<SimulationLog> }
	| { readonly says: "running" }
	| { readonly says: "began" | "over"; readonly at: number }
	| { readonly says: "stopped" };

/** What it is told: to stop, or of rounds. */
export type ToThread = "stop" | { readonly rounds: readonly ToldRound[] };

/** Longer than the goodbyes take. */
const STOPS_WITHIN_MS = 3_000;

/**
 * Runs a simulation in a thread of its own; resolves once it runs.
 *
 * @throws {Error} The scenario is not known or does not fit the compound.
 */
export async function startSimulation(given: SimulationGiven, log: SimulationLog): Promise<Simulation> {
	const file = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js";
	const worker = new Worker(new URL(file, import.meta.url), { workerData: given, name: "simulation" });
	const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
	const told = (what: "began" | "over") =>
		new Promise<number>((resolve) => {
			worker.on("message", (message: FromThread) => message.says === what && resolve(message.at));
		});
	const [began, over] = [told("began"), told("over")];
	await new Promise<void>((resolve, reject) => {
		worker.once("error", reject);
		worker.on("message", (message: FromThread) => {
			if (message.says === "log") log(...message.line);
			if (message.says === "running") resolve();
		});
	});
	worker.removeAllListeners("error");
	worker.on("error", (error) => log("error", "the simulation failed", { reason: error.stack ?? error.message }));
	const send = (message: ToThread) => worker.postMessage(message);
	return {
		began,
		over,
		tell: (rounds) => send({ rounds }),
		async stop() {
			send("stop");
			const late = setTimeout(() => void worker.terminate(), STOPS_WITHIN_MS);
			await ended;
			clearTimeout(late);
		},
	};
}
