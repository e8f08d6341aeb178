import type { MutableClosedObjects } from "../../engine/kernel/closed-objects.ts";
import { apply, type Change, emptyState, type MutableState, type ObjectKind } from "../../engine/kernel/state.ts";
import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import { PUBLISHED } from "../../model/objects.ts";
import type { ChangedObject } from "../journal.ts";
import type { Connection } from "../store/connect.ts";

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

/** The derived objects' rows. Changes gather during a commit and each object is written once, as it is at the end. */
export class ObjectTable {
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
			keep: () => {},
			forget: () => {},
			keepAlarm: () => {},
		};
	}

	/** The state as the rows have it. Only open objects are read, so it takes no longer when the journal grows. */
	load(): MutableState {
		const state = emptyState(this.#past);
		for (const row of this.#open.iterate()) apply(state, [changeOf(row)]);
		return state;
	}

	note(changes: readonly Change[], rev: number, at: number): void {
		for (const change of changes) this.#dirty.set(`${change.kind} ${change.id}`, { change, rev, at });
	}

	/** Writes what was noted; returns the published objects among it. */
	flush(): readonly ChangedObject[] {
		const told: ChangedObject[] = [];
		for (const { change, rev, at } of this.#dirty.values()) {
			if (published.has(change.kind)) told.push(this.#writePublished(change, rev, at));
			else if ("gone" in change || change.over) this.#remove.run(change.kind, change.id);
			else this.#upsert.run(change.kind, change.id, rev, 1, null, JSON.stringify(change.value));
		}
		this.#dirty.clear();
		return told;
	}

	/** Forgets what was noted: after a rollback. */
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
		// A bypass has no field that says it has ended: to those who follow, it is gone.
		if (over && kind === "bypass") return { kind, id, rev, gone: true };
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
