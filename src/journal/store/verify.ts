import { createHash } from "node:crypto";
import { RETAINED, retainedSaid } from "../../model/retention.ts";
import { type Anchor, anchorIn, chainStart } from "./anchor.ts";
import { digestOf, hashOfData, linkHash } from "./chain.ts";
import { type Connection, connectToRead } from "./connect.ts";
import { Dictionary } from "./dictionary.ts";
import { idFromColumn } from "./entry-id.ts";
import { ENTRY_COLUMNS, type EntryRow } from "./entry-row.ts";

/** Commits checked per read transaction: a longer one would keep a running hub's log from being emptied. */
const COMMITS_AT_ONCE = 200;

/** Where the walk began, since what was before has left by rule. */
export interface Begins extends Pick<Anchor, "seq" | "at" | "leftAt"> {
	/** Entries from before that stay. */
	readonly kept: number;
}

/** What a walk along the chain found. */
export interface ChainReport {
	/** Absent where it began at the beginning. */
	readonly begins?: Begins;
	/** Of the chain. */
	readonly entries: number;
	readonly commits: number;
	/** Entries whose data was erased by rule; the chain holds over its hash. */
	readonly erased: number;
	/** The newest commit: what a printed head must equal, since a chain cut at its end is a whole chain. */
	readonly head: { readonly seq: number; readonly hash: string };
	/** The first entry that is not as it was committed; absent if all are. */
	readonly firstBad?: { readonly seq: number; readonly why: string };
}

interface LinkRow {
	readonly first_seq: number;
	readonly last_seq: number;
	readonly hash: Buffer;
}

type SealedRow = EntryRow & { readonly data_hash: Buffer | null; readonly digest: Buffer };

/** The first bad entry, on its way out of the walk. */
class Broken extends Error {
	readonly seq: number;
	constructor(seq: number, why: string) {
		super(why);
		this.seq = seq;
	}
}

/**
 * Walks the chain from its start, which is the anchor where entries have left by rule, and names the first entry that is missing, changed, moved or added. `report` hears how
 * far it is. Works beside a running hub.
 *
 * What it can't see: an end that was cut off cleanly, unless an object still names a later entry. Compare `head` with the
 * one printed on a hand-over sheet.
 */
export function verify(file: string, report: (seq: number) => void = () => {}): ChainReport {
	const db = connectToRead(file);
	try {
		return new Walk(db).all(report);
	} finally {
		db.close();
	}
}

function pick({ seq, at, leftAt }: Anchor): Omit<Begins, "kept"> {
	return { seq, at, leftAt };
}

class Walk {
	readonly #dictionary: Dictionary;
	readonly #links;
	readonly #rows;
	readonly #beyond;
	readonly #before;
	readonly #db: Connection;
	#anchor: Anchor | undefined;
	/** What the newest of them says, and its seq. */
	#said: Pick<SealedRow, "seq" | "data"> | undefined;
	#kept = 0;
	#head: Buffer;
	#seq: number;
	#commits = 0;
	#erased = 0;

	constructor(db: Connection) {
		this.#db = db;
		this.#anchor = anchorIn(db);
		({ seq: this.#seq, hash: this.#head } = chainStart(this.#anchor));
		this.#dictionary = new Dictionary(db);
		this.#before = db.prepare<[number], SealedRow>(
			`SELECT ${ENTRY_COLUMNS}, data_hash, digest FROM entry WHERE seq <= ? ORDER BY seq`,
		);
		this.#links = db.prepare<[number, number], LinkRow>(
			"SELECT first_seq, last_seq, hash FROM link WHERE last_seq > ? ORDER BY last_seq LIMIT ?",
		);
		this.#rows = db.prepare<[number, number], SealedRow>(
			`SELECT ${ENTRY_COLUMNS}, data_hash, digest FROM entry WHERE seq BETWEEN ? AND ? ORDER BY seq`,
		);
		this.#beyond = db.prepare<[number, number], { entry: number | null; object: number | null }>(
			`SELECT (SELECT min(seq) FROM entry WHERE seq > ?) AS entry,
			        (SELECT max(rev) FROM object WHERE kind NOT IN ('timer', 'memory') AND rev > ?) AS object`,
		);
	}

	all(report: (seq: number) => void): ChainReport {
		let firstBad: ChainReport["firstBad"];
		for (let isWalking = true; isWalking; ) {
			try {
				this.#walk(report);
				isWalking = false;
			} catch (error) {
				if (!(error instanceof Broken)) throw error;
				// A running hub has let more leave meanwhile: what is missed may be that.
				isWalking = anchorIn(this.#db)?.entry !== this.#anchor?.entry;
				if (!isWalking) firstBad = { seq: error.seq, why: error.message };
			}
		}
		const head = { seq: this.#seq, hash: this.#head.toString("hex") };
		const entries = this.#seq - chainStart(this.#anchor).seq;
		return {
			...(this.#anchor && { begins: { ...pick(this.#anchor), kept: this.#kept } }),
			...{ entries, commits: this.#commits, erased: this.#erased, head, ...(firstBad && { firstBad }) },
		};
	}

	#walk(report: (seq: number) => void): void {
		for (let links = this.#next(); links.length > 0; links = this.#next()) {
			this.#dictionary.refresh();
			for (const link of links) this.#check(link);
			report(this.#seq);
		}
		this.#checkEnd();
		this.#checkAnchor();
	}

	/** The walk goes on where the journal begins by now. */
	#beginAnew(): void {
		const anchor = anchorIn(this.#db);
		if (anchor && anchor.seq > this.#seq) ({ seq: this.#seq, hash: this.#head } = anchor);
		this.#anchor = anchor;
	}

	#next(): readonly LinkRow[] {
		this.#beginAnew();
		return this.#links.all(this.#seq, COMMITS_AT_ONCE);
	}

	#check(link: LinkRow): void {
		const first = this.#seq + 1;
		if (link.first_seq !== first) throw new Broken(first, "the commit that held it is missing");
		const digests: Buffer[] = [];
		let due = first;
		for (const row of this.#rows.all(first, link.last_seq)) {
			if (row.seq !== due) throw new Broken(due, "it is missing");
			digests.push(this.#digest(row));
			if (this.#dictionary.text(row.type) === RETAINED) this.#said = row;
			due++;
		}
		if (due <= link.last_seq) throw new Broken(due, "it is missing");
		const hash = linkHash(this.#head, Buffer.concat(digests));
		if (!hash.equals(link.hash)) {
			throw new Broken(
				first,
				`an entry of its commit (${first} to ${link.last_seq}) was replaced together with its digest, or the commit's hash was changed`,
			);
		}
		this.#head = hash;
		this.#seq = link.last_seq;
		this.#commits++;
	}

	#digest(row: SealedRow): Buffer {
		const digest = Buffer.from(
			digestOf({
				seq: row.seq,
				source: this.#dictionary.text(row.source),
				type: this.#dictionary.text(row.type),
				id: idFromColumn(row.id),
				at: row.at,
				receivedAt: row.received_at,
				zone: row.zone === null ? undefined : this.#dictionary.text(row.zone),
				flags: row.flags,
				incident: row.incident ?? undefined,
				outcomesText: row.outcomes,
				dataHash: this.#dataHash(row),
			}),
			"hex",
		);
		if (!digest.equals(row.digest)) throw new Broken(row.seq, "it is not as it was committed");
		return digest;
	}

	#dataHash({ seq, data, data_hash }: SealedRow): string {
		if (data !== null) return hashOfData(data);
		if (data_hash === null) throw new Broken(seq, "its data is gone, and not by rule");
		this.#erased++;
		return data_hash.toString("hex");
	}

	/**
	 * What was before the chain begins left by rule only if an entry of the chain says so. The chain vouches for that entry, and
	 * with it for where it begins, and for each entry from before that stays.
	 */
	#checkAnchor(): void {
		const begins = this.#anchor?.seq ?? 0;
		const said = this.#said && retainedSaid.safeParse(JSON.parse(this.#said.data ?? "{}")).data;
		if (!this.#anchor) {
			if (said)
				throw new Broken(said.through, "it left by rule, says the journal, but nothing says where the rest begins");
			return;
		}
		const { seq, hash, state, entry } = this.#anchor;
		const isSaid =
			said?.through === seq &&
			this.#said?.seq === entry &&
			said.hash === hash.toString("hex") &&
			said.state === state.toString("hex");
		if (!said || !isSaid) throw new Broken(begins, "what was up to it is gone, and no entry says that it left by rule");
		this.#checkKept(this.#anchor, said.kept);
	}

	#checkKept({ seq: through, done }: Anchor, said: { readonly entries: number; readonly hash: string }): void {
		const isKept = this.#db.prepare<[number], object>("SELECT 1 FROM kept_entry WHERE seq = ?");
		const digests: Buffer[] = [];
		for (const row of this.#before.iterate(through)) {
			const digest = this.#digest(row);
			if (isKept.get(row.seq)) digests.push(digest);
			else if (done) throw new Broken(row.seq, "it belongs to no commit, and is none of those that stayed");
		}
		this.#kept = digests.length;
		const found = createHash("sha256").update(Buffer.concat(digests)).digest("hex");
		if (found === said.hash && digests.length === said.entries) return;
		throw new Broken(
			through,
			`of the entries up to it others stay than it says: found ${digests.length}, ${said.entries} were kept`,
		);
	}

	#checkEnd(): void {
		const beyond = this.#beyond.get(this.#seq, this.#seq);
		if (typeof beyond?.entry === "number") throw new Broken(beyond.entry, "it belongs to no commit");
		if (typeof beyond?.object !== "number") return;
		throw new Broken(this.#seq + 1, `the end is cut off: entry ${beyond.object} changed an object and is missing`);
	}
}
