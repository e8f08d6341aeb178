import { type MessagePort, parentPort, receiveMessageOnPort } from "node:worker_threads";
import { BUDGETS } from "../model/budgets.ts";
import { Refusal, StoreUnavailable } from "../model/problem.ts";
import { Checkpointer } from "./checkpoint.ts";
import { type Connection, isSyncFault, plainWords, storeCause, storeFault } from "./connect.ts";
import { inForceIn } from "./in-force.ts";
import { Ledger } from "./ledger.ts";
import { openFile } from "./open-file.ts";
import { markUnsynced } from "./rescue.ts";
import { sitesFrom } from "./site-source.ts";
import { watchFile } from "./still-there.ts";
import type { Batch, First, FromWriter, Start, ToWriter } from "./wire.ts";

/** At most so many drafts share a transaction, so that no acknowledgement waits for long. */
const DRAFTS_PER_COMMIT = 2_000;

/** The writer's thread: the only connection that writes, and the engine. One commit after the other, each on disk before it is told. */
async function write(port: MessagePort, start: Start): Promise<void> {
	const tell = (message: FromWriter) => port.postMessage(message);
	port.ref();
	try {
		const sites = await sitesFrom(start.siteSource);
		const { db, id, told } = openFile(start.file);
		for (const { words, ...facts } of told) tell({ op: "log", level: "warn", words, facts });
		if (start.maxBytes !== undefined) limit(db, start.maxBytes);
		const ledger = new Ledger(db, { sites, inForce: await inForceIn(db, sites, tell), tell });
		tell({ op: "ready", id, ...ledger.position });
		serve(port, db, ledger);
	} catch (error) {
		const problem = error instanceof Refusal ? error.problem : undefined;
		const store = error instanceof StoreUnavailable || storeFault(error) !== undefined;
		tell({
			op: "unready",
			store,
			reason: plainWords(error).replace(/^store unavailable: /, ""),
			...(problem && { problem }),
		});
		port.close();
	}
}

function serve(port: MessagePort, db: Connection, ledger: Ledger): void {
	const tell = (message: FromWriter) => port.postMessage(message);
	let dead: string | undefined;
	/** After a fatal failure nothing is taken any more; a failed sync is remembered for the next start. */
	const fail = (error: unknown, batches: readonly Batch[]) => {
		const fatal = storeFault(error) !== "passing";
		const reason = plainWords(error);
		if (fatal) dead = reason;
		if (isSyncFault(error)) markUnsynced(db.name);
		const bytes = batches.reduce((sum, batch) => sum + bytesOf(batch), 0);
		tell({ op: "failed", batches: batches.length, reason, cause: storeCause(error), bytes, fatal });
	};
	const stopWatching = watchFile(db, (error) => fail(error, []));
	const checkpoints = new Checkpointer(db, (error) => fail(error, []));
	const commit = (batches: readonly Batch[]) => {
		if (dead !== undefined) {
			tell({ op: "failed", batches: batches.length, reason: dead, cause: "store-failing", bytes: 0, fatal: true });
			return;
		}
		let done: ReturnType<Ledger["commit"]>;
		try {
			done = ledger.commit(batches);
		} catch (error) {
			return fail(error, batches);
		}
		const probed = batches.some(({ probe }) => probe !== undefined) && checkpoints.now();
		tell({ op: "done", batches: batches.length, ...done, ...(probed && { probed }) });
		if (probed) ledger.clearProbe();
		checkpoints.afterCommit();
	};
	port.on("message", (first: ToWriter) => {
		const { batches, closes } = drain(port, first);
		if (batches.length > 0) commit(batches);
		if (!closes) return;
		stopWatching();
		checkpoints.stop();
		db.close();
		tell({ op: "closed" });
		port.close();
	});
}

/** The first message and what else has come meanwhile, as far as one transaction takes. */
function drain(port: MessagePort, first: ToWriter): { batches: readonly Batch[]; closes: boolean } {
	const batches: Batch[] = [];
	let drafts = 0;
	let bytes = 0;
	let message: ToWriter | undefined = first;
	while (message) {
		if (message.op === "close") return { batches, closes: true };
		batches.push(message);
		drafts += message.count;
		bytes += message.drafts.length;
		if (drafts >= DRAFTS_PER_COMMIT || bytes >= BUDGETS.commit.limit) break;
		message = receiveMessageOnPort(port)?.message;
	}
	return { batches, closes: false };
}

function limit(db: Connection, maxBytes: number): void {
	db.pragma(`max_page_count = ${Math.floor(maxBytes / Number(db.pragma("page_size", { simple: true })))}`);
}

/** About what a batch writes: rows and changes are about as much again as the drafts' text. */
function bytesOf({ drafts, rejected = [], configurations = [] }: Batch): number {
	const kept = rejected.reduce((sum, { bytes }) => sum + bytes.length, 0);
	return 2 * drafts.length + kept + (configurations.length > 0 ? JSON.stringify(configurations).length : 0);
}

const port = parentPort;
port?.once("message", (first: First) => (first.op === "open" ? void write(port, first) : undefined));
