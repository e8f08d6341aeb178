import { type MessagePort, parentPort, receiveMessageOnPort } from "node:worker_threads";
import { BUDGETS } from "../../model/budgets.ts";
import { Refusal, StoreUnavailable } from "../../model/problem.ts";
import { type Connection, isSyncFault, plainWords, storeCause, storeFault } from "../store/connect.ts";
import { type OpenFile, openFile } from "../store/open-file.ts";
import { markUnsynced } from "../store/rescue.ts";
import type { Batch, First, FromWriter, Start, ToWriter } from "../thread-messages.ts";
import { BetweenCommits } from "./between-commits.ts";
import { Checkpointer } from "./checkpoint.ts";
import { inForceIn } from "./in-force.ts";
import { JournalWriter } from "./journal-writer.ts";
import { sitesFrom } from "./site-source.ts";
import { watchFile } from "./still-there.ts";

/** At most so many drafts share a transaction, so that no acknowledgement waits for long. */
const DRAFTS_PER_COMMIT = 2_000;

/** The writer's thread: the only connection that writes, and the engine. One commit after the other, each on disk before it is told. */
async function write(port: MessagePort, start: Start): Promise<void> {
	const tell = (message: FromWriter) => port.postMessage(message);
	port.ref();
	try {
		const sites = await sitesFrom(start.siteSource);
		const file = openFile(start.file);
		sayTold(file, tell);
		const inForce = await inForceIn(file.db, sites, tell);
		const ledgerOf = (db: Connection) => {
			if (start.maxBytes !== undefined) limit(db, start.maxBytes);
			return new JournalWriter(db, { sites, inForce, tell });
		};
		const journalWriter = ledgerOf(file.db);
		tell({ op: "ready", id: file.id, ...journalWriter.position });
		serve(port, start.file, { db: file.db, journalWriter, ledgerOf });
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

function sayTold({ told }: OpenFile, tell: (message: FromWriter) => void): void {
	for (const { words, ...facts } of told) tell({ op: "log", level: "warn", words, facts });
}

interface Opened {
	readonly db: Connection;
	readonly journalWriter: JournalWriter;
	/** The same on another connection to the same, unchanged file. */
	ledgerOf(db: Connection): JournalWriter;
}

function serve(port: MessagePort, path: string, { db, journalWriter, ledgerOf }: Opened): void {
	const tell = (message: FromWriter) => port.postMessage(message);
	let dead: string | undefined;
	/** The connection was opened to a store that can't be written: whether it can be by now, another one must find. */
	let isReadOnly = false;
	/** After a fatal failure nothing is taken any more; a failed sync is remembered for the next start. */
	const fail = (error: unknown, batches: readonly Batch[]) => {
		const fatal = storeFault(error) !== "passing";
		const reason = plainWords(error);
		if (fatal) dead = reason;
		if (isSyncFault(error)) markUnsynced(path);
		const bytes = batches.reduce((sum, batch) => sum + bytesOf(batch), 0);
		tell({ op: "failed", batches: batches.length, reason, cause: storeCause(error), bytes, fatal });
	};
	const held = (db: Connection, journalWriter: JournalWriter) => {
		const stopWatching = watchFile(db, (error) => fail(error, []));
		const checkpoints = new Checkpointer(db, (error) => fail(error, []));
		const removing = new BetweenCommits(
			() => {
				const goesOn = dead === undefined && !db.readonly && journalWriter.removal.step();
				if (goesOn) checkpoints.afterCommit();
				return goesOn;
			},
			// A disk that is full now takes it later; nobody waits for it.
			(error) => storeFault(error) !== "passing" && fail(error, []),
		);
		removing.begin();
		const close = () => {
			stopWatching();
			checkpoints.stop();
			removing.stop();
			db.close();
		};
		return { journalWriter, checkpoints, removing, close };
	};
	let now = held(db, journalWriter);
	/** Whoever holds the file as it was keeps others of this process from writing it: closed first. */
	const reopen = () => {
		now.close();
		const file = openFile(path);
		sayTold(file, tell);
		now = held(file.db, ledgerOf(file.db));
		isReadOnly = false;
	};
	const commit = (batches: readonly Batch[]) => {
		if (dead !== undefined) {
			tell({ op: "failed", batches: batches.length, reason: dead, cause: "store-failing", bytes: 0, fatal: true });
			return;
		}
		const probes = batches.some(({ probe }) => probe !== undefined);
		let done: ReturnType<JournalWriter["commit"]>;
		try {
			if (isReadOnly && probes) reopen();
			done = now.journalWriter.commit(batches);
		} catch (error) {
			isReadOnly ||= storeCause(error) === "store-read-only";
			return fail(error, batches);
		}
		const probed = probes && now.checkpoints.now();
		tell({ op: "done", batches: batches.length, ...done, ...(probed && { probed }) });
		if (probed) now.journalWriter.clearProbe();
		now.checkpoints.afterCommit();
		if (batches.some(({ retain }) => retain !== undefined)) now.removing.begin();
	};
	port.on("message", (first: ToWriter) => {
		const { batches, closes } = drain(port, first);
		if (batches.length > 0) commit(batches);
		if (!closes) return;
		now.close();
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
