import type { Accepted } from "../../engine/kernel/decision.ts";
import type { State } from "../../engine/kernel/state.ts";
import type { Entry } from "../../model/entry.ts";
import type { Site } from "../../model/site.ts";
import { BehindTable } from "../store/behind-table.ts";
import type { Connection } from "../store/connect.ts";
import { Database } from "../store/sqlite.ts";
import type { EntryWords, Projection, ProjectionKind } from "./projections/define-projection.ts";
import { type ObjectRows, objectRows } from "./projections/object-rows.ts";
import { PROJECTIONS } from "./projections.generated.ts";

/** One that the hub can do without has failed: the commit is undone, and tried again without it. */
export class ProjectionFailed extends Error {
	readonly projection: string;
	/** The entry from which on it lacks what followed. */
	readonly seq: number;
	constructor(projection: string, seq: number, cause: unknown) {
		super(`the projection ${projection} failed at entry ${seq}`, { cause });
		this.projection = projection;
		this.seq = seq;
	}
}

interface Open {
	readonly kind: ProjectionKind;
	readonly projection: Projection;
}

/** All that is kept beside the journal in its own transaction. */
export class Projections {
	/** The state that the engine judges by: applied last, since `before.past` reads what is about to be written. */
	readonly objects: ObjectRows;
	/** Those that lack what followed from an entry on, by name. */
	readonly behind: ReadonlyMap<string, number>;
	#others: readonly Open[];
	readonly #behindTable: BehindTable;
	readonly #leftOut = new Map<string, number>();
	/** The first entry that was taken in since the last flush. */
	#firstSeq: number | undefined;

	/** `evenBehind`: those that lack something, too, since they begin anew. */
	constructor(
		db: Connection,
		words: EntryWords,
		{ kinds = PROJECTIONS, evenBehind = false }: { kinds?: readonly ProjectionKind[]; evenBehind?: boolean } = {},
	) {
		this.#behindTable = new BehindTable(db);
		this.behind = this.#behindTable.all();
		this.objects = objectRows.open(db, words);
		this.#others = kinds
			.filter((kind) => kind.name !== objectRows.name && (evenBehind || !this.behind.has(kind.name)))
			.map((kind) => ({ kind, projection: kind.open(db, words) }));
	}

	/** @throws {ProjectionFailed} Undo the commit, leave it out, and try again. */
	apply(entry: Entry, decision: Accepted, before: State, site: Site | undefined): void {
		this.#firstSeq ??= entry.seq;
		for (const one of this.#others) {
			try {
				one.projection.apply(entry, decision, before, site);
			} catch (error) {
				throw this.#failure(one, error);
			}
		}
		this.objects.apply(entry, decision);
	}

	/** Writes what was taken in into the open transaction. @throws {ProjectionFailed} */
	flush(): void {
		for (const one of this.#others) {
			try {
				one.projection.flush();
			} catch (error) {
				throw this.#failure(one, error);
			}
		}
		this.objects.flush();
		for (const [name, seq] of this.#leftOut) this.#behindTable.note(name, seq);
		this.#firstSeq = undefined;
	}

	reload(): void {
		for (const { projection } of this.#others) projection.reload();
		this.objects.reload();
		this.#firstSeq = undefined;
	}

	/** From now on nothing is kept of it; the next commit says so beside the journal. */
	leaveOut({ projection, seq }: ProjectionFailed): void {
		this.#others = this.#others.filter(({ kind }) => kind.name !== projection);
		this.#leftOut.set(projection, seq);
	}

	#failure({ kind }: Open, error: unknown): unknown {
		const isStores = error instanceof Database.SqliteError;
		return kind.isNeeded || isStores ? error : new ProjectionFailed(kind.name, this.#firstSeq ?? 0, error);
	}
}
