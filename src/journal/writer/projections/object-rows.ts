import type { MutableClosedObjects } from "../../../engine/kernel/closed-objects.ts";
import type { Accepted } from "../../../engine/kernel/decision.ts";
import { apply, type Change, emptyState, type MutableState, type ObjectKind } from "../../../engine/kernel/state.ts";
import type { Timer } from "../../../engine/kernel/timer.ts";
import type { Alarm } from "../../../model/alarm.ts";
import type { Entry } from "../../../model/entry.ts";
import type { Incident } from "../../../model/incident.ts";
import type { Round } from "../../../model/objects/round.ts";
import { END_AS_GONE, PUBLISHED } from "../../../model/objects.ts";
import type { ChangedObject } from "../../journal.ts";
import type { Connection } from "../../store/connect.ts";
import { defineProjection, type Projection } from "./define-projection.ts";

interface Dirty {
	readonly change: Change;
	readonly rev: number;
	/** Engine time of the change, epoch ms. */
	readonly at: number;
}

interface OpenRow {
	readonly kind: ObjectKind;
	readonly id: string;
	readonly value: string;
}

const published: ReadonlySet<ObjectKind> = new Set(PUBLISHED);
const endAsGone: ReadonlySet<ObjectKind> = new Set(END_AS_GONE);

/** The derived objects' rows. Changes gather during a commit and each object is written once, as it is at the end. */
export class ObjectRows implements Projection {
	/** The published objects that the last `flush` wrote. */
	changed: readonly ChangedObject[] = [];
	readonly #dirty = new Map<string, Dirty>();
	readonly #upsert;
	readonly #remove;
	readonly #open;
	readonly #closed;

	constructor(db: Connection) {
		this.#upsert = db.prepare<[string, string, number, number, number | null, string | null]>(
			`INSERT INTO object (kind, id, rev, open, closed_at, value) VALUES (?, ?, ?, ?, ?, ?)
			 ON CONFLICT (kind, id) DO UPDATE
			 SET rev = excluded.rev, open = excluded.open, closed_at = excluded.closed_at, value = excluded.value`,
		);
		this.#remove = db.prepare<[string, string]>("DELETE FROM object WHERE kind = ? AND id = ?");
		this.#open = db.prepare<[], OpenRow>("SELECT kind, id, value FROM object WHERE open = 1 ORDER BY no");
		this.#closed = db.prepare<[string, string], { value: string }>(
			"SELECT value FROM object WHERE kind = ? AND id = ? AND open = 0 AND value IS NOT NULL",
		);
	}

	/** What is history, from the rows and what is about to be one. */
	get #past(): MutableClosedObjects {
		return {
			incident: (id) => {
				const dirty = this.#dirty.get(`incident ${id}`)?.change;
				if (dirty) return dirty.kind === "incident" && "value" in dirty && dirty.over ? dirty.value : undefined;
				const row = this.#closed.get("incident", id);
				return row && incidentOf(row);
			},
			alarm: (id) => {
				const dirty = this.#dirty.get(`alarm ${id}`)?.change;
				if (dirty) return dirty.kind === "alarm" && "value" in dirty && dirty.over ? dirty.value : undefined;
				const row = this.#closed.get("alarm", id);
				return row && alarmOf(row);
			},
			round: (id) => {
				const dirty = this.#dirty.get(`round ${id}`)?.change;
				if (dirty) return dirty.kind === "round" && "value" in dirty && dirty.over ? dirty.value : undefined;
				const row = this.#closed.get("round", id);
				return row && roundOf(row);
			},
			keep: () => {},
			forget: () => {},
			keepAlarm: () => {},
			keepRound: () => {},
		};
	}

	/** The state as the rows have it. Only open objects are read, so it takes no longer when the journal grows. */
	load(): MutableState {
		const state = emptyState(this.#past);
		for (const row of this.#open.iterate()) apply(state, [changeOf(row)]);
		return state;
	}

	apply({ seq, receivedAt }: Pick<Entry, "seq" | "receivedAt">, { changes }: Pick<Accepted, "changes">): void {
		for (const change of changes) this.#dirty.set(`${change.kind} ${change.id}`, { change, rev: seq, at: receivedAt });
	}

	/** Takes in that a timer has fired, whatever became of its entry. */
	drop({ id }: Pick<Timer, "id">, { rev, at }: Omit<Dirty, "change">): void {
		this.#dirty.set(`timer ${id}`, { change: { kind: "timer", id, gone: true }, rev, at });
	}

	flush(): void {
		const told: ChangedObject[] = [];
		for (const { change, rev, at } of this.#dirty.values()) {
			if (published.has(change.kind)) told.push(this.#writePublished(change, rev, at));
			else if ("gone" in change || change.over) this.#remove.run(change.kind, change.id);
			else this.#upsert.run(change.kind, change.id, rev, 1, null, JSON.stringify(change.value));
		}
		this.#dirty.clear();
		this.changed = told;
	}

	reload(): void {
		this.#dirty.clear();
	}

	#writePublished(change: Change, rev: number, at: number): ChangedObject {
		const { kind, id } = change;
		if ("gone" in change) {
			this.#upsert.run(kind, id, rev, 0, at, null);
			return { kind, id, rev, gone: true };
		}
		const over = change.over === true;
		this.#upsert.run(kind, id, rev, over ? 0 : 1, over ? at : null, JSON.stringify(change.value));
		if (over && endAsGone.has(kind)) return { kind, id, rev, gone: true };
		return withRev(change, rev);
	}
}

function withRev(change: Extract<Change, { value: unknown }>, rev: number): ChangedObject {
	const { over: _, ...rest } = change;
	return { ...rest, rev };
}

/** A row's object as a change; the row was written from one. */
function changeOf({ kind, id, value }: OpenRow): Change {
	return JSON.parse(`{"kind":${JSON.stringify(kind)},"id":${JSON.stringify(id)},"value":${value}}`);
}

/** A closed incident's row; the row was written from one. */
function incidentOf({ value }: { value: string }): Incident {
	return JSON.parse(value);
}

/** An ended alarm's row; the row was written from one. */
function alarmOf({ value }: { value: string }): Alarm {
	return JSON.parse(value);
}

/** An ended round's row; the row was written from one. */
function roundOf({ value }: { value: string }): Round {
	return JSON.parse(value);
}

/** What follows from the entries, as it is now: the state that the engine goes on with, and what every page shows. */
export const objectRows = defineProjection({
	name: "objects",
	tables: ["object"],
	from: "decisions",
	isNeeded: true,
	open: (db) => new ObjectRows(db),
});
