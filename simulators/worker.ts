import { parentPort, workerData } from "node:worker_threads";
import { runSimulation, type SimulationGiven } from "./run.ts";
import type { FromThread, ToThread } from "./thread.ts";

/** The simulation's thread: runs what `startSimulation` gave it, until it is told to stop. */
const given: SimulationGiven = workerData;
const tell = (message: FromThread) => parentPort?.postMessage(message);

const simulation = await runSimulation(given, (...line) => tell({ says: "log", line }));
void simulation.began.then((at) => tell({ says: "began", at }));
void simulation.over.then((at) => tell({ says: "over", at }));
parentPort?.on("message", (message: ToThread) => {
	if (message !== "stop") {
		simulation.tell(message.rounds);
		return;
	}
	void simulation.stop().then(() => {
		tell({ says: "stopped" });
		parentPort?.close();
	});
});
tell({ says: "running" });
