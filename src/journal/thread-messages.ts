import type { ObjectKind } from "../engine/kernel/state.ts";
import type { Configuration } from "../model/configuration.ts";
import type { Published } from "../model/objects.ts";
import type { Problem } from "../model/problem.ts";
import type { TransferableSite } from "../model/site.ts";
import type { Described } from "../site/read-in-thread.ts";
import type { Appended, Rejected, SideWrite, StoreCause } from "./journal.ts";
import type { EntryQuery, ObjectQuery, Presented, PresenterSource, QuarantineQuery } from "./query.ts";

/**
 * Where a thread finds the site: a YAML file, its texts as they were read and perhaps what was made of them, or a module
 * whose default export is one.
 */
export type SiteSource =
	| { readonly configFile: string }
	| { readonly configuration: Configuration; readonly site?: TransferableSite }
	| { readonly module: string };

/** What both threads are told to open. */
export interface Start {
	readonly file: string;
	readonly siteSource: SiteSource;
	/** The file grows no larger than this, as on a disk of that size; absent, as the disk allows. */
	readonly maxBytes?: number;
}

/** Some work for the writer. What arrives while a commit runs shares the next one. */
export interface Batch {
	readonly op: "batch";
	/** A JSON array of drafts: one text crosses the threads in a third of the time that the objects take. */
	readonly drafts: string;
	readonly count: number;
	/** Side writes by the draft's place in the array. */
	readonly writes?: ReadonlyMap<number, readonly SideWrite[]>;
	readonly rejected?: readonly Rejected[];
	/** To be kept before the drafts are judged: one of them may put it into force. */
	readonly configurations?: readonly Described[];
	/** Side writes of no entry: each list by itself, all or none. */
	readonly beside?: readonly (readonly SideWrite[])[];
	/** Engine time that has come. */
	readonly elapsed?: number;
	/** To be done before anything else of its commit. */
	readonly retain?: Retain;
	/** Only try whether the store takes a commit of so many bytes. */
	readonly probe?: number;
}

/** What was received at `before` or earlier may leave the journal; `at` is now. Engine time, epoch ms. */
export interface Retain {
	readonly before: number;
	readonly at: number;
}

/** What a thread hears first: what to open, or that there is nothing to do. */
export type First = ({ readonly op: "open" } & Start) | { readonly op: "close" };

export type ToWriter = Batch | { readonly op: "close" };

/** One draft's answer; a plain number is the seq of a committed one. */
export type Answer = number | Appended | { readonly problem: Problem } | { readonly error: string };

export interface Done {
	readonly op: "done";
	/** How many `Batch` messages it answers, the oldest first. */
	readonly batches: number;
	readonly answers: readonly Answer[];
	readonly lastSeq: number;
	readonly lastAt: number;
	readonly nextDueAt: number | undefined;
	/** The commit wrote what a probe asks for. */
	readonly probed?: true;
	/** A `Commit` as JSON, absent if nothing entered. */
	readonly commit?: string;
}

export interface Failed {
	readonly op: "failed";
	readonly batches: number;
	readonly reason: string;
	readonly cause: StoreCause;
	/** About how many bytes could not be written. */
	readonly bytes: number;
	/** Nothing may be acknowledged any more. */
	readonly fatal: boolean;
}

export interface Ready {
	readonly op: "ready";
	readonly id: string;
	readonly lastSeq: number;
	readonly lastAt: number;
	readonly nextDueAt: number | undefined;
}

/** A thread could not start. */
export interface Unready {
	readonly op: "unready";
	readonly problem?: Problem;
	readonly reason: string;
	/** The store's fault, not the program's. */
	readonly store: boolean;
}

export interface Told {
	readonly op: "log";
	readonly level: "info" | "warn" | "error";
	readonly words: string;
	readonly facts: Readonly<Record<string, unknown>>;
}

export type FromWriter = Ready | Unready | Done | Failed | Told | { readonly op: "closed" };

/** What the reader's thread may be asked. */
export type Question = { readonly no: number } & (
	| { readonly ask: "entries"; readonly query: EntryQuery }
	| { readonly ask: "entry"; readonly seq: number }
	| { readonly ask: "page"; readonly kind: Published; readonly query: ObjectQuery }
	| { readonly ask: "object"; readonly kind: ObjectKind; readonly id: string }
	| { readonly ask: "all"; readonly kind: ObjectKind }
	| { readonly ask: "alarmsOf"; readonly incident: string }
	| { readonly ask: "changesSince"; readonly since: number; readonly closedAfter: number }
	| { readonly ask: "quarantined"; readonly query: QuarantineQuery }
	| { readonly ask: "quarantineCount" }
	| { readonly ask: "rows"; readonly sql: string; readonly params: readonly (string | number | null)[] }
	/** The store can be written: from now on the connection stays open. */
	| { readonly ask: "settle" }
	| { readonly ask: "usePresenter"; readonly presenter: PresenterSource; readonly name: string }
	| { readonly ask: "present"; readonly question: object; readonly name: string }
	| { readonly ask: "close" }
);

/** The answer to the question with that number: JSON, what is presented, rows, nothing (there is none), or why not. */
export interface Reply {
	readonly no: number;
	readonly text?: string;
	readonly presented?: Presented;
	readonly rows?: readonly Readonly<Record<string, unknown>>[];
	readonly problem?: Problem;
	readonly unavailable?: string;
	readonly error?: string;
}

export type FromReader = { readonly op: "ready" } | Unready | Reply;
