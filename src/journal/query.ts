import type { Objects } from "../engine/kernel/state.ts";
import type { Alarm } from "../model/alarm.ts";
import type { Device } from "../model/device.ts";
import type { RecordedEntry } from "../model/entry.ts";
import type { Incident } from "../model/incident.ts";
import type { Published } from "../model/objects.ts";
import type { CountedQuery } from "./counted-query.ts";
import type { ChangedObject } from "./journal.ts";

/** A page of a list. `cursor` is what an earlier page's `nextCursor` said. */
export interface PageQuery {
	readonly limit: number;
	readonly cursor?: string;
	readonly order: "asc" | "desc";
}

export interface Page<T> {
	readonly items: readonly T[];
	readonly nextCursor?: string;
}

export interface EntryQuery extends PageQuery {
	/** Bare device id: entries the device sent, and those the hub derived about it. */
	readonly device?: string;
	readonly type?: string;
	/** The first part of a type. */
	readonly kind?: string;
	readonly zone?: string;
	/** Epoch ms of `receivedAt`, inclusive. */
	readonly from?: number;
	/** Epoch ms of `receivedAt`, exclusive. */
	readonly to?: number;
	/** Entries of any of these incidents. */
	readonly incidents?: readonly string[];
	/** With `incidents`: also what entries of others led to for one of these alarms, which were split from them. */
	readonly split?: { readonly from: readonly string[]; readonly alarms: readonly string[] };
	/** Types and devices that must not be shown (discreet alarms). */
	readonly hideTypes?: readonly string[];
}

export interface ObjectQuery extends PageQuery {
	/** Only what is open. */
	readonly open?: boolean;
	readonly state?: string;
	readonly priority?: string;
	/** Never finds what is discreet: that would tell its place. */
	readonly zone?: string;
	readonly from?: number;
	readonly to?: number;
	/** Deliveries about this incident. */
	readonly incident?: string;
	/** Of this guard: incidents that they were sent to or told of, rounds that they walk, findings of theirs. */
	readonly guard?: string;
	/** Rounds of this route. */
	readonly route?: string;
	/** Rounds that were cancelled; false: without them, as the figures count. */
	readonly cancelled?: boolean;
	/** Findings of this category. */
	readonly category?: string;
	/** Without what is kept from this person. */
	readonly unseenBy?: string;
	/** Incidents that figures count, narrowed as they are. */
	readonly counted?: CountedQuery;
}

export interface QuarantineQuery extends PageQuery {
	/** Only of this device or gateway. */
	readonly account?: string;
}

export interface QuarantinedMessage {
	readonly id: number;
	readonly receivedAt: number;
	readonly sender: string;
	readonly topic: string;
	readonly reason: string;
	readonly path?: string;
	readonly found?: string;
	readonly expected?: string;
	/** The first 64 KiB, base64. */
	readonly bytes: string;
	readonly totalBytes: number;
}

export interface Changes {
	/** The journal stood at this seq when the answer was made. */
	readonly seq: number;
	readonly changed: readonly ChangedObject[];
}

/** A presenter (`presenter.ts`) that the reader's thread loads, and what it is told of the site: plain data. */
export interface PresenterSource {
	/** The module's URL. */
	readonly module: string;
	readonly facts: unknown;
}

/** What a presenter made of rows: JSON in UTF-8, in one part or several. */
export interface Presented {
	/** The journal stood at this seq when it was made. */
	readonly seq: number;
	readonly parts: readonly Uint8Array<ArrayBuffer>[];
}

/**
 * Reads, answered on their own thread from a read-only connection; each answer is one consistent snapshot.
 */
export interface Reader {
	entries(query: EntryQuery): Promise<Page<RecordedEntry>>;
	entry(seq: number): Promise<RecordedEntry | undefined>;
	incidents(query: ObjectQuery): Promise<Page<Incident>>;
	incident(id: string): Promise<Incident | undefined>;
	alarms(query: ObjectQuery): Promise<Page<Alarm>>;
	alarm(id: string): Promise<Alarm | undefined>;
	alarmsOf(incident: string): Promise<readonly Alarm[]>;
	/** A page of any published sort of objects, in the order in which they began. */
	objects<K extends Published>(kind: K, query: ObjectQuery): Promise<Page<Objects[K]>>;
	object<K extends Published>(kind: K, id: string): Promise<Objects[K] | undefined>;
	devices(): Promise<readonly Device[]>;
	device(id: string): Promise<Device | undefined>;
	/**
	 * Every published object with `rev` above `since`, as it is now, once. From scratch (0): all devices that were ever
	 * heard, all open objects, and what closed after `closedAfter` (epoch ms).
	 */
	changesSince(since: number, closedAfter: number): Promise<Changes>;
	quarantined(query: QuarantineQuery): Promise<Page<QuarantinedMessage>>;
	quarantineCount(): Promise<number>;
	/** Rows of a table beside the journal (users, credentials …), for the part of the hub that owns it. */
	rows(sql: string, params: readonly (string | number | null)[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
	/** Says what makes of rows what leaves the house; whatever is asked after it by its name is presented by it. */
	usePresenter(presenter: PresenterSource, name?: string): void;
	/** What the presenter of that name answers, made on the reader's thread: nothing of it is parsed here. */
	present(question: object, name?: string): Promise<Presented>;
	close(): Promise<void>;
}
