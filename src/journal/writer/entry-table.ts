import { isDeepStrictEqual } from "node:util";
import { type Draft, type Entry, namedDevice } from "../../model/entry.ts";
import { digestOf, HASH_BYTES, hashOfData } from "../store/chain.ts";
import type { Connection } from "../store/connect.ts";
import type { Dictionary } from "../store/dictionary.ts";
import { idToColumn } from "../store/entry-id.ts";
import { flagsOf, marksOf } from "../store/flags.ts";
import { ReportTypes } from "../store/report-types.ts";
import type { EntryWords } from "./projections/define-projection.ts";

type Row = [
	seq: number,
	source: number,
	id: string | Buffer,
	type: number,
	at: number,
	receivedAt: number,
	zone: number | null,
	device: number | null,
	flags: number,
	incident: string | null,
	outcomes: string,
	data: string,
	digest: Uint8Array,
];

interface Found {
	readonly seq: number;
	readonly type: number;
	readonly at: number;
	readonly flags: number;
	readonly data: string | null;
	readonly data_hash: Buffer | null;
}

/** An entry that has the same source and id, and whether it says the same. */
export interface Earlier {
	readonly seq: number;
	readonly same: boolean;
}

const FIRST_ROOM = 2_048;

/** Writes entries, and keeps the digests of the commit in hand. */
export class EntryTable {
	/** What the newest entry names, by number. */
	readonly words: EntryWords = { type: 0, zone: null, device: null };
	readonly #dictionary: Dictionary;
	readonly #insert;
	readonly #find;
	readonly #types;
	#digests = Buffer.alloc(FIRST_ROOM * HASH_BYTES);
	/** The newest one alone, in one buffer for all. */
	readonly #digest = Buffer.alloc(HASH_BYTES);
	#count = 0;

	constructor(db: Connection, dictionary: Dictionary) {
		this.#dictionary = dictionary;
		this.#insert = db.prepare<Row>(
			`INSERT INTO entry (seq, source, id, type, at, received_at, zone, device, flags, incident, outcomes, data, digest)
			 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id, source) DO NOTHING`,
		);
		this.#types = new ReportTypes(db, dictionary);
		this.#find = db.prepare<[string | Buffer, number], Found>(
			"SELECT seq, type, at, flags, data, data_hash FROM entry WHERE id = ? AND source = ?",
		);
	}

	/** The entries' digests since the last `startCommit`, one after the other. */
	get digests(): Uint8Array {
		return this.#digests.subarray(0, this.#count * HASH_BYTES);
	}

	/** Writes the entry, unless its source has used the id before; says whether it did. */
	insert(entry: Entry, outcomesText: string, incident: string | undefined): boolean {
		const dictionary = this.#dictionary;
		const { seq, source, type, id, at, receivedAt, zone } = entry;
		const dataText = JSON.stringify(entry.data);
		const flags = flagsOf(entry);
		const dataHash = hashOfData(dataText);
		const digest = digestOf({
			seq,
			source,
			type,
			id,
			at,
			receivedAt,
			zone,
			flags,
			incident,
			outcomesText,
			dataHash,
		});
		const { words } = this;
		words.type = dictionary.number(type);
		words.zone = zone === undefined ? null : dictionary.number(zone);
		const about = deviceAbout(entry);
		words.device = about === undefined ? null : dictionary.number(about);
		const { changes } = this.#insert.run(
			seq,
			dictionary.number(source),
			idToColumn(id),
			words.type,
			at,
			receivedAt,
			words.zone,
			words.device,
			flags,
			incident ?? null,
			outcomesText,
			dataText,
			this.#room(digest),
		);
		if (changes === 0) return false;
		this.#count++;
		return true;
	}

	/**
	 * The entry with this source and id. It says the same if type and data are the same, and for a device `at` too:
	 * a person's, the hub's, and that of a device which gave none, is the time of asking. Marks say how an event came, not what it was, and a device that
	 * sends again after an outage may rightly add `late`. The order of an object's keys says nothing (RFC 8259 §1).
	 */
	earlier(draft: Draft): Earlier | undefined {
		const source = this.#dictionary.find(draft.source);
		if (source === undefined) return undefined;
		const found = this.#find.get(idToColumn(draft.id), source);
		if (!found) return undefined;
		const text = JSON.stringify(draft.data);
		const sameData =
			found.data === null
				? found.data_hash?.toString("hex") === hashOfData(text)
				: found.data === text || isDeepStrictEqual(JSON.parse(found.data), JSON.parse(text));
		const timed = draft.source.startsWith("device:") && !draft.noTime && !marksOf(found.flags).noTime;
		const sameTime = !timed || found.at === draft.at;
		return { seq: found.seq, same: sameData && sameTime && found.type === this.#dictionary.find(draft.type) };
	}

	/** The type of the entry with this source and id, if there is one. */
	typeOf(source: string, id: string): string | undefined {
		return this.#types.of(source, id);
	}

	/** Undoes what `insert` noted of the newest entry, whose row and new words were rolled back. */
	forgetNewest(): void {
		this.#count--;
		this.#dictionary.reload();
	}

	startCommit(): void {
		this.#count = 0;
	}

	/** After a rollback. */
	reload(): void {
		this.#dictionary.reload();
		this.#count = 0;
	}

	#room(digest: string): Uint8Array {
		const from = this.#count * HASH_BYTES;
		if (from + HASH_BYTES > this.#digests.length) {
			this.#digests = Buffer.concat([this.#digests, Buffer.alloc(this.#digests.length)]);
		}
		this.#digests.write(digest, from, "hex");
		this.#digest.write(digest, "hex");
		return this.#digest;
	}
}

/** The source name of the device an entry is about: who sent it, or whom its data names. */
function deviceAbout(entry: Entry): string | undefined {
	if (entry.source.startsWith("device:")) return entry.source;
	const named = namedDevice(entry);
	return named === undefined ? undefined : `device:${named}`;
}
