import { setPriority } from "node:os";
import { type MessagePort, parentPort } from "node:worker_threads";
import { Refusal, StoreUnavailable } from "../../model/problem.ts";
import { readHead } from "../head.ts";
import type { Presented, PresenterSource } from "../query.ts";
import { type Connection, connectToRead, plainWords, storeFault } from "../store/connect.ts";
import { Dictionary } from "../store/dictionary.ts";
import { isWritable } from "../store/opening.ts";
import type { First, Question, Reply, Start } from "../thread-messages.ts";
import type { Present, PresenterModule, Rows } from "./presenter.ts";
import { EntryReader } from "./read-entries.ts";
import { ObjectReader } from "./read-objects.ts";
import { quarantineCount, quarantinePage } from "./read-quarantine.ts";

/**
 * Linux gives every thread its own: where a core is short, whoever commits and tells goes before whoever looks something up.
 * Elsewhere it would be the whole hub's.
 */
const NICE = 5;

/** The reader's thread: a connection that can't write, one question after the other, each in one read transaction. */
function read(port: MessagePort, { file }: Start): void {
	let open: Open | undefined;
	/** Until the store can be written: what stays open now would not see it, and keep the writer from it. */
	let isProvisional = false;
	let isClosed = false;
	const close = () => {
		open?.db.close();
		open = undefined;
	};
	const withOpen = <Answer>(ask: (open: Open) => Answer): Answer => {
		open ??= openToRead(file);
		try {
			return ask(open);
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
	const presenters = new Map<string, Promise<Present>>();
	port.on("message", (question: Question) => {
		const { no } = question;
		if (question.ask === "close") {
			isClosed = true;
			close();
			port.close();
			return;
		}
		if (question.ask === "settle") {
			isProvisional = false;
			port.postMessage({ no });
			return;
		}
		if (question.ask === "usePresenter") {
			const now = () => {
				open ??= openToRead(file);
				return open;
			};
			const presenter = loadPresenter(question.presenter, now);
			presenter.catch(() => undefined);
			presenters.set(question.name, presenter);
			port.postMessage({ no });
			return;
		}
		if (question.ask === "present") {
			const presenter = presenters.get(question.name) ?? Promise.reject(new Error("nothing presents rows yet"));
			void presenter.then(
				(present) => {
					// The presenter may have been loading while the file was closed: nothing opens it again.
					if (isClosed) return;
					const answer = reply(no, () => withOpen((to) => ({ presented: to.present(present, question.question) })));
					port.postMessage(
						answer,
						(answer.presented?.parts ?? []).map(({ buffer }) => buffer),
					);
				},
				(error) => port.postMessage({ no, error: plainWords(error) }),
			);
			return;
		}
		port.postMessage(reply(no, () => withOpen((to) => to.answer(question))));
	});
	port.postMessage({ op: "ready" });
}

interface Readers {
	readonly db: Connection;
	readonly entries: EntryReader;
	readonly objects: ObjectReader;
}

/** An open connection; each question is answered in a read transaction of its own. */
interface Open extends Readers {
	answer(question: Plain): Omit<Reply, "no">;
	present(present: Present, question: object): Presented;
}

function openToRead(file: string): Open {
	const db = connectToRead(file);
	const readers = { db, entries: new EntryReader(db, new Dictionary(db)), objects: new ObjectReader(db) };
	return {
		...readers,
		answer: db.transaction((question: Plain) => answer(question, readers)),
		present: db.transaction((present: Present, question: object): Presented => {
			const parts = present(question).map((text) => new TextEncoder().encode(text));
			return { seq: readers.entries.newest(), parts };
		}),
	};
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

/** `now`: the connection that is open, which may be another one at each question. */
async function loadPresenter({ module, facts }: PresenterSource, now: () => Open): Promise<Present> {
	const { openPresenter }: PresenterModule = await import(module);
	const rows: Rows = {
		get entries() {
			return now().entries;
		},
		get objects() {
			return now().objects;
		},
		quarantined: (query) => quarantinePage(now().db, query),
		head: () => readHead(now().db),
		read: (sql, params) => valuesOf(now().db, sql, params),
	};
	return openPresenter(rows, facts);
}

type Plain = Exclude<Question, { readonly ask: "present" | "usePresenter" | "settle" | "close" }>;

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

function valuesOf(db: Connection, sql: string, params: readonly (string | number | null)[]): readonly unknown[][] {
	return db
		.prepare<(string | number | null)[], unknown[]>(sql)
		.raw()
		.all(...params);
}

if (process.platform === "linux") setPriority(0, NICE);
const port = parentPort;
port?.once("message", (first: First) => first.op === "open" && read(port, first));
