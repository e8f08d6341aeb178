import { type MessagePort, parentPort } from "node:worker_threads";
import { Refusal, StoreUnavailable } from "../model/problem.ts";
import { type Connection, connectToRead, plainWords, storeFault } from "./connect.ts";
import { Dictionary } from "./dictionary.ts";
import { readHead } from "./head.ts";
import type { Present, PresenterModule, Rows } from "./presenter.ts";
import type { Presented, PresenterSource } from "./query.ts";
import { EntryReader } from "./read-entries.ts";
import { ObjectReader } from "./read-objects.ts";
import { quarantineCount, quarantinePage } from "./read-quarantine.ts";
import type { First, Question, Reply, Start } from "./wire.ts";

/** The reader's thread: a connection that can't write, one question after the other, each in one read transaction. */
function read(port: MessagePort, { file }: Start): void {
	let db: Connection;
	try {
		db = connectToRead(file);
	} catch (error) {
		port.postMessage({ op: "unready", store: true, reason: plainWords(error) });
		port.close();
		return;
	}
	const readers = { db, entries: new EntryReader(db, new Dictionary(db)), objects: new ObjectReader(db) };
	const inOneState = db.transaction((question: Plain) => answer(question, readers));
	const presented = db.transaction((present: Present, question: object): Presented => {
		const parts = present(question).map((text) => new TextEncoder().encode(text));
		return { seq: readers.entries.newest(), parts };
	});
	let presenter: Promise<Present> = Promise.reject(new Error("nothing presents rows yet"));
	presenter.catch(() => undefined);
	port.on("message", (question: Question) => {
		if (question.ask === "close") {
			db.close();
			port.close();
			return;
		}
		if (question.ask === "usePresenter") {
			presenter = loadPresenter(question.presenter, readers);
			presenter.catch(() => undefined);
			port.postMessage({ no: question.no });
			return;
		}
		if (question.ask === "present") {
			void presenter.then(
				(present) => {
					if (!db.open) return;
					const answer = reply(question.no, () => ({ presented: presented(present, question.question) }));
					port.postMessage(
						answer,
						(answer.presented?.parts ?? []).map(({ buffer }) => buffer),
					);
				},
				(error) => port.postMessage({ no: question.no, error: plainWords(error) }),
			);
			return;
		}
		port.postMessage(reply(question.no, () => inOneState(question)));
	});
	port.postMessage({ op: "ready" });
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

async function loadPresenter({ module, facts }: PresenterSource, { db, entries, objects }: Readers): Promise<Present> {
	const { openPresenter }: PresenterModule = await import(module);
	const quarantined: Rows["quarantined"] = (query) => quarantinePage(db, query);
	return openPresenter({ entries, objects, quarantined, head: () => readHead(db) }, facts);
}

type Plain = Exclude<Question, { readonly ask: "present" | "usePresenter" | "close" }>;

function answer(question: Plain, { db, entries, objects }: Readers): Omit<Reply, "no"> {
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
