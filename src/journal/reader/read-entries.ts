import { ENTRIES, numberAfter } from "../cursor.ts";
import type { EntryQuery } from "../query.ts";
import { BLOCK_SIZE, blockOf, occursIn } from "../store/block-map.ts";
import type { Connection } from "../store/connect.ts";
import type { Dictionary } from "../store/dictionary.ts";
import { ENTRY_COLUMNS, type EntryRow, entryText } from "../store/entry-row.ts";
import { ReportTypes } from "../store/report-types.ts";
import { pageText } from "./page.ts";
import { type Clause, where } from "./where.ts";

/** The seqs a query can touch, both inclusive. */
interface Span {
	readonly low: number;
	readonly high: number;
}

/** Reads entries as JSON texts, from the reader's connection. */
export class EntryReader {
	readonly #db: Connection;
	readonly #dictionary: Dictionary;
	readonly #reports: ReportTypes;
	readonly #one;
	readonly #newest;
	readonly #receivedFrom;
	readonly #epochs;

	constructor(db: Connection, dictionary: Dictionary) {
		this.#db = db;
		this.#dictionary = dictionary;
		this.#reports = new ReportTypes(db, dictionary);
		this.#one = db.prepare<[number], EntryRow>(`SELECT ${ENTRY_COLUMNS} FROM entry WHERE seq = ?`);
		this.#newest = db.prepare<[], { seq: number | null }>("SELECT max(seq) AS seq FROM entry");
		this.#receivedFrom = db.prepare<[number], { at: number }>(
			"SELECT received_at AS at FROM entry WHERE seq >= ? ORDER BY seq LIMIT 1",
		);
		this.#epochs = db.prepare<[], { seq: number }>("SELECT seq FROM epoch ORDER BY seq");
	}

	/** The newest seq on disk. */
	newest(): number {
		return this.#newest.get()?.seq ?? 0;
	}

	/** One entry as JSON. */
	one(seq: number): string | undefined {
		const row = this.#one.get(seq);
		if (!row) return undefined;
		this.#dictionary.refresh();
		return this.#textOf(row);
	}

	#textOf(row: EntryRow): string {
		return entryText(row, { dictionary: this.#dictionary, reports: this.#reports });
	}

	/** A page of entries as JSON. Only blocks in which all that is asked for occurs are looked through. */
	page(query: EntryQuery): string {
		this.#dictionary.refresh();
		const span = this.#span(query);
		const words = this.#wordsOf(query);
		const rows = words === undefined || span.low > span.high ? [] : this.#rows(query, words, span);
		const textOf = (row: EntryRow) => this.#textOf(row);
		return pageText(rows, { list: ENTRIES, limit: query.limit, textOf, keyOf: ({ seq }) => seq });
	}

	/** One row more than the page has room for, if there are as many; each is read when it is asked for. */
	*#rows(query: EntryQuery, words: readonly Clause[], span: Span): Generator<EntryRow> {
		const hidden = (query.hideTypes ?? []).flatMap((type) => this.#dictionary.find(type) ?? []);
		const clauses: Clause[] = [
			...words,
			...this.#kindOf(query),
			{ sql: `type NOT IN (${hidden.join(", ")})`, params: [] },
			...this.#times(query),
		];
		const wanted = query.limit + 1;
		const direction = query.order === "asc" ? "ASC" : "DESC";
		const read = ({ low, high }: Span, limit: number): IterableIterator<EntryRow> => {
			const { sql, params } = where([...clauses, { sql: "seq BETWEEN ? AND ?", params: [low, high] }]);
			return this.#db
				.prepare<(string | number)[], EntryRow>(
					`SELECT ${ENTRY_COLUMNS} FROM entry ${sql} ORDER BY seq ${direction} LIMIT ?`,
				)
				.iterate(...params, limit);
		};
		if (query.incidents !== undefined) {
			clauses.push(ofIncidents(query.incidents, query.split));
			yield* read(span, wanted);
			return;
		}
		if (words.length === 0) {
			yield* read(span, wanted);
			return;
		}
		let given = 0;
		for (const block of this.#blocksWith(words, span, direction)) {
			for (const row of read(block, wanted - given)) {
				yield row;
				given++;
			}
			if (given >= wanted) break;
		}
	}

	/** The parts of the span in whose block all words occur. */
	*#blocksWith(words: readonly Clause[], { low, high }: Span, direction: "ASC" | "DESC"): Generator<Span> {
		const numbers = words.flatMap(({ params }) => params.filter((one) => typeof one === "number"));
		const blocks = this.#db
			.prepare<[number, number], { no: number; words: Buffer }>(
				`SELECT no, words FROM block WHERE no BETWEEN ? AND ? ORDER BY no ${direction}`,
			)
			.iterate(blockOf(low), blockOf(high));
		for (const { no, words: occurring } of blocks) {
			if (!numbers.every((word) => occursIn(occurring, word))) continue;
			yield { low: Math.max(low, no * BLOCK_SIZE), high: Math.min(high, no * BLOCK_SIZE + BLOCK_SIZE - 1) };
		}
	}

	/** What must be equal, by word number; undefined if one of the words was never said. */
	#wordsOf({ device, type, zone }: EntryQuery): Clause[] | undefined {
		const asked = { device: device === undefined ? undefined : `device:${device}`, type, zone };
		const clauses: Clause[] = [];
		for (const [column, text] of Object.entries(asked)) {
			if (text === undefined) continue;
			const number = this.#dictionary.find(text);
			if (number === undefined) return undefined;
			// The unary plus keeps SQLite from looking for an index it does not have.
			clauses.push({ sql: `+${column} = ?`, params: [number] });
		}
		return clauses;
	}

	/** Which of a kind's types it is; the blocks that are looked through are not told apart by it. */
	#kindOf({ kind }: EntryQuery): Clause[] {
		if (kind === undefined) return [];
		return [{ sql: `+type IN (${this.#dictionary.beginning(`${kind}.`).join(", ")})`, params: [] }];
	}

	#span({ from, to, cursor, order }: EntryQuery): Span {
		const newest = this.newest();
		let low = 1;
		let high = newest;
		if (from !== undefined || to !== undefined) {
			const spans = this.#epochSpans(newest).map((epoch) => ({
				low: from === undefined ? epoch.low : this.#firstReceivedBy(from, epoch),
				high: to === undefined ? epoch.high : this.#firstReceivedBy(to, epoch) - 1,
			}));
			const some = spans.filter((span) => span.low <= span.high);
			low = Math.min(newest + 1, ...some.map((span) => span.low));
			high = Math.max(0, ...some.map((span) => span.high));
		}
		const after = numberAfter(ENTRIES, cursor);
		if (after !== undefined && order === "asc") low = Math.max(low, after + 1);
		if (after !== undefined && order === "desc") high = Math.min(high, after - 1);
		return { low, high };
	}

	/** Between its first and its last match a query meets other times too, where the clock was set meanwhile. */
	#times({ from, to }: EntryQuery): Clause[] {
		if ((from === undefined && to === undefined) || !this.#epochs.get()) return [];
		return [
			...(from === undefined ? [] : [{ sql: "received_at >= ?", params: [from] }]),
			...(to === undefined ? [] : [{ sql: "received_at < ?", params: [to] }]),
		];
	}

	/** The seqs between which the clock was never set, the oldest first. */
	#epochSpans(newest: number): readonly Span[] {
		const starts = [1, ...this.#epochs.all().map(({ seq }) => seq)];
		return starts.map((low, i) => ({ low, high: (starts[i + 1] ?? newest + 1) - 1 }));
	}

	/** The first seq of the epoch received at `time` or later: there `receivedAt` rises with `seq`, so halving finds it. */
	#firstReceivedBy(time: number, epoch: Span): number {
		let { low } = epoch;
		let high = epoch.high + 1;
		while (low < high) {
			const middle = Math.floor((low + high) / 2);
			const at = this.#receivedFrom.get(middle)?.at;
			if (at !== undefined && at < time) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

/** What belongs to the incidents; and of those that they were split from, what led to an alarm of theirs. */
function ofIncidents(incidents: readonly string[], split: EntryQuery["split"]): Clause {
	const own = `incident IN (${marks(incidents)})`;
	if (!split) return { sql: own, params: [...incidents] };
	const led = `SELECT 1 FROM json_each(entry.outcomes) AS led WHERE led.value ->> '$.alarm' IN (${marks(split.alarms)})`;
	const theirs = `(incident IN (${marks(split.from)}) AND EXISTS (${led}))`;
	return { sql: `(${own} OR ${theirs})`, params: [...incidents, ...split.from, ...split.alarms] };
}

function marks(all: readonly string[]): string {
	return all.map(() => "?").join(", ");
}
