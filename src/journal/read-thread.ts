import { type MessagePort, parentPort } from "node:worker_threads";
import { Refusal, StoreUnavailable } from "../model/problem.ts";
import { type Connection, connectToRead, plainWords, storeFault } from "./connect.ts";
import { Dictionary } from "./dictionary.ts";
import { isWritable } from "./opening.ts";
import { EntryReader } from "./read-entries.ts";
import { ObjectReader } from "./read-objects.ts";
import { quarantineCount, quarantinePage } from "./read-quarantine.ts";
import type { First, Question, Reply, Start } from "./wire.ts";

/** The reader's thread: a connection that can't write, one question after the other, each in one read transaction. */
function read(port: MessagePort, { file }: Start): void {
	let open: Open | undefined;
	/** Until the store can be written: what stays open now would not see it, and keep the writer from it. */
	let isProvisional = false;
	const close = () => {
		open?.db.close();
		open = undefined;
	};
	const ask = (question: Question) => {
		open ??= openToRead(file);
		try {
			return open.answer(question);
		} finally {
			if (isProvisional) close();
		}
	};
	try {
		open = openToRead(file);
		isProvisional = !isWritable(open.db);
		if (isProvisional) close();
	} catch (error) {
		port.postMessage({ op: "unready", store: true, reason: plainWords(error) });
		port.close();
		return;
	}
	port.on("message", (question: Question) => {
		if (question.ask === "close") {
			close();
			port.close();
			return;
		}
		if (question.ask === "settle") isProvisional = false;
		port.postMessage(reply(question.no, () => ask(question)));
	});
	port.postMessage({ op: "ready" });
}

interface Open {
	readonly db: Connection;
	/** Answers in a read transaction of its own. */
	answer(question: Question): Omit<Reply, "no">;
}

function openToRead(file: string): Open {
	const db = connectToRead(file);
	const readers = { db, entries: new EntryReader(db, new Dictionary(db)), objects: new ObjectReader(db) };
	return { db, answer: db.transaction((question: Question) => answer(question, readers)) };
}

function reply(no: number, ask: () => Omit<Reply, "no">): Reply {
	try {
		return { no, ...ask() };
	} catch (error) {
		if (error instanceof Refusal) return { no, problem: error.problem };
		const reason = plainWords(error);
		return storeFault(error) || error instanceof StoreUnavailable ? { no, unavailable: reason } : { no, error: reason };
	}
}

interface Readers {
	readonly db: Connection;
	readonly entries: EntryReader;
	readonly objects: ObjectReader;
}

function answer(question: Question, { db, entries, objects }: Readers): Omit<Reply, "no"> {
	switch (question.ask) {
		case "entries":
			return { text: entries.page(question.query) };
		case "entry":
			return maybe(entries.one(question.seq));
		case "page":
			return { text: objects.page(question.kind, question.query) };
		case "object":
			return maybe(objects.one(question.kind, question.id));
		case "all":
			return { text: objects.all(question.kind) };
		case "alarmsOf":
			return { text: objects.alarmsOf(question.incident) };
		case "changesSince":
			return {
				text: `{"seq":${entries.newest()},"changed":${objects.changed(question.since, question.closedAfter)}}`,
			};
		case "quarantined":
			return { text: quarantinePage(db, question.query) };
		case "quarantineCount":
			return { text: String(quarantineCount(db)) };
		case "rows":
			return { rows: rowsOf(db, question.sql, question.params) };
		case "settle":
		case "close":
			return {};
	}
}

function maybe(text: string | undefined): Omit<Reply, "no"> {
	return text === undefined ? {} : { text };
}

function rowsOf(
	db: Connection,
	sql: string,
	params: readonly (string | number | null)[],
): readonly Readonly<Record<string, unknown>>[] {
	return db.prepare<(string | number | null)[], Record<string, unknown>>(sql).all(...params);
}

const port = parentPort;
port?.once("message", (first: First) => first.op === "open" && read(port, first));
