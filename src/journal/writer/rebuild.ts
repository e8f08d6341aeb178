import type { Accepted } from "../../engine/kernel/decision.ts";
import { dueBy } from "../../engine/kernel/due-timers.ts";
import { apply, type MutableState } from "../../engine/kernel/state.ts";
import type { Timer } from "../../engine/kernel/timer.ts";
import { step } from "../../engine/step.ts";
import { CONFIGURATION_CHANGED } from "../../model/configuration.ts";
import { engineFailed } from "../../model/entries/engine-failed.ts";
import { deviceOf, type RecordedEntry } from "../../model/entry.ts";
import { Refusal } from "../../model/problem.ts";
import type { Site } from "../../model/site.ts";
import { type Anchor, anchorIn, stateHash } from "../store/anchor.ts";
import { BehindTable } from "../store/behind-table.ts";
import type { Connection } from "../store/connect.ts";
import { Dictionary } from "../store/dictionary.ts";
import { ENTRY_COLUMNS, type EntryRow, entryText } from "../store/entry-row.ts";
import { ReportTypes } from "../store/report-types.ts";
import { dropShadows, putInPlace, shadow } from "../store/shadow-table.ts";
import type { EntryWords, ProjectionKind } from "./projections/define-projection.ts";
import { objectRows } from "./projections/object-rows.ts";
import { Projections } from "./projections.ts";
import { fillAsAt } from "./row-images.ts";

/** What judged a journal. */
export interface Judges {
	/** Until an entry says otherwise. */
	readonly first: Site;
	/** @throws {Refusal} The configuration with this hash was not kept, or can't be read any more. */
	of(hash: string): Site;
}

export interface Rebuilt {
	readonly entries: number;
	/** Entries that were judged otherwise than they were when they were taken. */
	readonly otherwise: number;
	/** Rows that were not as the journal says, by table. */
	readonly differed: ReadonlyMap<string, number>;
}

type Row = EntryRow & { readonly device: number | null };

/** A statement that is being walked along keeps its connection from writing: so many are read, then written for. */
const COMMITS_AT_ONCE = 200;

const RECORDED: Accepted = { outcomes: [{ because: "recorded" }], changes: [], derived: [] };

/**
 * Makes projections anew from the journal, in one transaction, by the code that keeps them: commit by commit, as they were.
 * They are built beside the old ones, which stand until all of it is there. Where entries have left by rule, they begin with
 * what they were at the anchor.
 *
 * @param judges Needed where one of them follows from decisions.
 * @throws {Refusal} `wrong-state`: an entry is judged otherwise than it was, or its data was erased, and `judgeAnew` was
 * not said. Nothing was changed.
 */
export function rebuild(
	db: Connection,
	kinds: readonly ProjectionKind[],
	{ judges, judgeAnew = false }: { readonly judges?: Judges; readonly judgeAnew?: boolean } = {},
): Rebuilt {
	const tables = kinds.flatMap((kind) => kind.tables);
	// What is history is read from the objects as they were then, whether or not they are to be kept.
	const built = [...new Set([...tables, ...objectRows.tables])];
	db.exec("BEGIN IMMEDIATE");
	try {
		shadow(db, built);
		const anchor = anchorIn(db);
		if (anchor) beginAt(db, anchor, [...new Set([...kinds, objectRows])]);
		const needsJudge = kinds.some(({ from }) => from === "decisions");
		const walk = new Walk(db, kinds, { judges: needsJudge ? judges : undefined, judgeAnew });
		walk.all(anchor?.seq ?? 0);
		const differed = new Map(tables.map((table) => [table, putInPlace(db, table)]));
		dropShadows(db, built);
		const behind = new BehindTable(db);
		for (const { name } of kinds) behind.clear(name);
		db.exec("COMMIT");
		return { entries: walk.entries, otherwise: walk.otherwise, differed };
	} catch (error) {
		db.exec("ROLLBACK");
		throw error;
	}
}

/** The shadows as all was at the anchor; the chain vouches for the state there. */
function beginAt(db: Connection, anchor: Anchor, kinds: readonly ProjectionKind[]): void {
	fillAsAt(db, kinds, anchor);
	if (stateHash(db).equals(anchor.state)) return;
	const detail = `what was open at entry ${anchor.seq}, where the journal begins, is not as the journal says. Nothing was changed.`;
	throw new Refusal({ code: "chain-broken", detail });
}

/** One way through the journal. */
class Walk {
	entries = 0;
	otherwise = 0;
	readonly #db: Connection;
	readonly #words: EntryWords = { type: 0, zone: null, device: null };
	readonly #projections: Projections;
	readonly #state: MutableState;
	readonly #judges: Judges | undefined;
	readonly #judgeAnew: boolean;
	readonly #textOf: (row: Row) => string;
	#site: Site | undefined;

	constructor(
		db: Connection,
		kinds: readonly ProjectionKind[],
		{ judges, judgeAnew }: { readonly judges: Judges | undefined; readonly judgeAnew: boolean },
	) {
		this.#db = db;
		this.#projections = new Projections(db, this.#words, { kinds, evenBehind: true });
		this.#state = this.#projections.objects.load();
		this.#judges = judges;
		this.#site = judges?.first;
		this.#judgeAnew = judgeAnew;
		const dictionary = new Dictionary(db);
		const reports = new ReportTypes(db, dictionary);
		this.#textOf = (row) => entryText(row, { dictionary, reports });
	}

	/** Takes in all after that seq. */
	all(after: number): void {
		const links = this.#db.prepare<[number, number], { first: number; last: number }>(
			"SELECT first_seq AS first, last_seq AS last FROM link WHERE last_seq > ? ORDER BY last_seq LIMIT ?",
		);
		const rows = this.#db.prepare<[number, number], Row>(
			`SELECT ${ENTRY_COLUMNS}, device FROM entry WHERE seq BETWEEN ? AND ? ORDER BY seq`,
		);
		let done = after;
		for (let some = links.all(done, COMMITS_AT_ONCE); some.length > 0; some = links.all(done, COMMITS_AT_ONCE)) {
			for (const { first, last } of some) {
				for (const row of rows.all(first, last)) this.#take(row);
				this.#projections.flush();
				done = last;
			}
		}
	}

	#take(row: Row): void {
		this.entries++;
		const { type, zone, device } = row;
		Object.assign(this.#words, { type, zone, device });
		const entry: RecordedEntry = JSON.parse(this.#textOf(row));
		const fired = failedAtTimer(entry) ? dueBy(this.#state, entry.receivedAt) : undefined;
		const decision = this.#decide(entry);
		this.#projections.apply(entry, decision, this.#state, this.#site);
		apply(this.#state, decision.changes);
		if (fired && this.#state.timer.get(fired.id) === fired) this.#drop(fired);
	}

	#decide(entry: RecordedEntry): Accepted {
		if (!this.#judges) return RECORDED;
		if (entry.erased) return this.#deviates(entry, "its data was erased by rule", RECORDED);
		const changed = entry.type === CONFIGURATION_CHANGED && deviceOf(entry.source) === undefined;
		if (changed) this.#site = this.#judges.of(String(entry.data.after));
		const decision = this.#judged(entry, this.#site ?? this.#judges.first);
		const was = JSON.stringify({ outcomes: entry.outcomes, incident: entry.incident });
		const is = JSON.stringify({ outcomes: decision.outcomes, incident: decision.incident });
		return was === is ? decision : this.#deviates(entry, `it was judged ${was}, and is judged ${is} now`, decision);
	}

	/** What the engine can't judge, or refuses now, was kept as a mere fact. */
	#judged(entry: RecordedEntry, site: Site): Accepted {
		try {
			const decision = step(this.#state, entry, site);
			return "refused" in decision ? RECORDED : decision;
		} catch {
			return RECORDED;
		}
	}

	#deviates({ seq, type }: RecordedEntry, why: string, decision: Accepted): Accepted {
		this.otherwise++;
		if (this.#judgeAnew) return decision;
		throw new Refusal({
			code: "wrong-state",
			detail: `entry ${seq} (${type}): ${why}. Nothing was changed. --judge-anew goes on with how it is judged now.`,
		});
	}

	/** A timer fires once, whatever the engine made of its entry (`engine/drive.ts`). */
	#drop(timer: Timer): void {
		apply(this.#state, [{ kind: "timer", id: timer.id, gone: true }]);
		this.#projections.objects.drop(timer, { rev: 0, at: 0 });
	}
}

/** True where the journal says that the engine failed on the entry of a timer, which was the one that was due. */
function failedAtTimer({ source, type, data }: RecordedEntry): boolean {
	return source === "hub" && type === engineFailed.type && data.source === "hub" && /^due-/.test(String(data.id));
}
