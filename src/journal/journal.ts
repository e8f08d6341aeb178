import type { ObjectKind, Objects } from "../engine/kernel/state.ts";
import type { Draft, RecordedEntry } from "../model/entry.ts";
import type { Problem } from "../model/problem.ts";
import type { Unjudged } from "../model/unreadable.ts";
import type { Described } from "../site/read-in-thread.ts";

/** A write to a table beside the journal (users, sessions, credentials), in the transaction of the entry that says so. */
export interface SideWrite {
	readonly sql: string;
	readonly params: readonly (string | number | Uint8Array | null)[];
}

/** The entry is on disk. */
export interface Committed {
	readonly seq: number;
	/** The same (source, id) with the same content was there already; nothing changed. */
	readonly repeat?: true;
}

/** It is on disk, but in quarantine: the id was used for something else, or the engine failed on it. */
export interface SetAside {
	readonly setAside: "id already used" | "engine failed";
	/** The entry that has the id, where a person's draft met it. */
	readonly taken?: number;
}

/** A person's action that is not possible now: nothing was written. */
export interface Declined {
	readonly refused: Problem;
}

export type Appended = Committed | SetAside | Declined;

/** A message that is not valid, kept with its bytes and the exact reason. */
export interface Rejected {
	/** Who sent it: a device's or gateway's id. */
	readonly sender: string;
	/** Whose budget it counts against: a device or gateway of the site, or `other` for all the rest together. */
	readonly account: string;
	/** The device that an event speaks of, and the type that it names: if that raises an alarm, it is heard all the same. */
	readonly event?: Pick<Unjudged, "device" | "names">;
	readonly topic: string;
	/** The first 64 KiB. */
	readonly bytes: Uint8Array;
	readonly totalBytes: number;
	/** One line: what is wrong. */
	readonly reason: string;
	readonly path?: string;
	readonly found?: string;
	readonly expected?: string;
	/** Epoch ms. */
	readonly receivedAt: number;
}

/** One changed object, as it is after a commit; `gone`: it was removed altogether. */
export type ChangedObject =
	| { readonly kind: ObjectKind; readonly id: string; readonly rev: number; readonly gone: true }
	| {
			[K in ObjectKind]: { readonly kind: K; readonly id: string; readonly rev: number; readonly value: Objects[K] };
	  }[ObjectKind];

/** What one commit brought, told after it is on disk. */
export interface Commit {
	readonly firstSeq: number;
	readonly lastSeq: number;
	/** Published objects (incident, alarm, device) that changed, each once, as they are now: what is discreet among them too. */
	readonly changed: readonly ChangedObject[];
	/**
	 * The newest entries of the commit: at most 25, and not more than a message to consoles has room for. Each says by itself
	 * what it refers to (`refersTo`), however much else the commit held.
	 */
	readonly entries: readonly RecordedEntry[];
	/** How many entries it held in all. */
	readonly entryCount: number;
	/** The hash of the configuration that came into force with it. */
	readonly configuration?: string;
	/** How many messages went to quarantine with it. */
	readonly quarantined: number;
}

/** Whether the store takes entries, and if not, why. */
export type Availability =
	| { readonly available: true }
	| { readonly available: false; readonly cause: StoreCause; readonly reason: string };

/** What keeps the store from taking entries. */
export type StoreCause = "disk-full" | "store-read-only" | "store-failing";

/**
 * The journal as the rest of the hub sees it: one commit queue (`append`), one voice (`follow`), and reads.
 */
export interface Journal {
	/** Names this journal; a new one after a restore. */
	readonly id: string;
	/** The newest seq on disk. */
	readonly lastSeq: number;
	/** The newest entry's `receivedAt`, or 0 when empty: the hub's clock must not fall behind it. */
	readonly lastAt: number;
	/** Whether the last commit succeeded. While it did not, the store is tried every second, and it resumes by itself. */
	readonly availability: Availability;
	/**
	 * Appends one entry and resolves once it is on disk.
	 *
	 * What resolved is never lost (WAL, `synchronous=FULL`, sqlite.org/pragma.html#pragma_synchronous). A repeat of
	 * (`source`, `id`) resolves with the first one's `seq` and changes nothing. Entries that arrive during a commit share
	 * the next one. `writes` are done in the entry's transaction, all or none with it. At most 50,000 wait: to hold
	 * devices back before that is the broker's part.
	 *
	 * @throws {StoreUnavailable} The disk is full, read-only or failing, or too many wait. Nothing was written: do not acknowledge.
	 * @throws {Refusal} `already-exists`: one of `writes` would have made a second one. Neither entry nor writes stand.
	 */
	append(draft: Draft, writes?: readonly SideWrite[]): Promise<Appended>;
	/**
	 * Resolves once the message is on disk in quarantine, and with it, in one transaction, what it raises if it names an
	 * alarm (`report.unreadable`).
	 *
	 * @throws {StoreUnavailable} As for `append`.
	 */
	quarantine(rejected: Rejected): Promise<void>;
	/**
	 * Writes to tables beside the journal what no entry speaks of: nothing that anybody decides by. All of it or none, and
	 * resolves once it is on disk, or could not be written at all and was logged.
	 *
	 * @throws {StoreUnavailable} As for `append`.
	 */
	writeBeside(writes: readonly SideWrite[]): Promise<void>;
	/**
	 * Resolves once the configuration's texts are on disk and the writer has its site. It judges from the entry `configuration.changed` on that names its
	 * hash (`after`), that entry included.
	 *
	 * @throws {StoreUnavailable} As for `append`.
	 */
	storeConfiguration(described: Described): Promise<void>;
	/** From now on nothing counts as received later than `now` says: what was dated before an epoch began belongs into it. */
	timeBy(now: () => number): void;
	/** Tells the writer that time has come to `now` (engine time), so that timers due by then become entries. */
	advanceTime(now: number): Promise<void>;
	/**
	 * Has whole commits leave from the journal's front: what was received at `before` or earlier, to the day. `now`: engine time. Resolves once an
	 * entry (`journal.retained`) says so; the rows go afterwards, a few at a time between commits. What belongs to incidents that
	 * are held or open stays, and so does what is kept beside the journal.
	 *
	 * @throws {StoreUnavailable} As for `append`.
	 */
	retain(before: number, now: number): Promise<void>;
	/** Calls `listener` after every commit, in order, until the returned function is called. */
	follow(listener: (commit: Commit) => void): () => void;
	/** Calls `listener` whenever `availability` turns, until the returned function is called. */
	onAvailability(listener: (now: Availability) => void): () => void;
	/** When the next timer is due (engine time), or undefined. Up to date after each commit. */
	readonly nextDueAt: number | undefined;
	/** Commits what is in hand, then closes. */
	close(): Promise<void>;
}
