import { END_AS_GONE, PUBLISHED_ROWS, type Published } from "../../model/objects.ts";
import type { CountedQuery } from "../counted-query.ts";
import { numberAfter } from "../cursor.ts";
import type { ObjectQuery } from "../query.ts";
import type { Connection } from "../store/connect.ts";
import { countedClauses } from "./counted-incidents.ts";
import { pageText } from "./page.ts";
import { type Clause, where } from "./where.ts";

/** Incidents that a figure counts have places of their own: their cursors are no others'. */
const COUNTED = "counted incident";

interface ObjectRow {
	readonly no: number;
	readonly value: string;
}

interface ChangedRow {
	readonly kind: string;
	readonly id: string;
	readonly rev: number;
	readonly value: string | null;
}

interface DiscreetRow {
	readonly id: string;
	/** The person from whom it is kept. */
	readonly keptFrom: string | null;
}

/**
 * Sorts with an index of their own rows in the order of beginning. SQLite may use it only where the query names the sort
 * itself, not by a parameter; left to itself it would rather read all rows of the sort and order them.
 */
const INDEX_OF: Partial<Readonly<Record<Published, string>>> = { round: "object_round" };

const IN_ZONE = {
	zone: "value ->> '$.zone' = ?",
	zones: "EXISTS (SELECT 1 FROM json_each(object.value, '$.zones') AS zone WHERE zone.value = ?)",
} as const;

/** By its place nobody finds what is discreet; it takes no room on the page either. */
const NOT_DISCREET: Clause = { sql: "value ->> '$.discreet' IS NULL", params: [] };

/** Incidents that a guard was sent to, or told of because nobody takes them. */
const SENT_OR_TOLD = `(
	EXISTS (SELECT 1 FROM json_each(object.value, '$.dispatches') AS sent WHERE sent.value ->> '$.guard' = ?) OR
	EXISTS (SELECT 1 FROM json_each(object.value, '$.told') AS told, json_each(told.value, '$.to') AS one WHERE one.value = ?)
)`;

/** Ended alarms of what was opened again: whoever looks at that has to see them. */
const ALARMS_OF_REOPENED = `SELECT its.value FROM object AS again, json_each(again.value, '$.alarms') AS its
	WHERE again.open = 1 AND again.kind = 'incident' AND again.value ->> '$.reopened' > 0`;

const ENDS_AS_GONE = `kind IN (${END_AS_GONE.map((kind) => `'${kind}'`).join(", ")})`;

/** Reads derived objects as JSON texts, from the reader's connection. */
export class ObjectReader {
	readonly #db: Connection;
	readonly #one;
	readonly #all;
	readonly #changed;
	readonly #whole;
	readonly #alarmsOf;
	readonly #openDiscreet;
	readonly #changedDiscreet;

	constructor(db: Connection) {
		this.#db = db;
		this.#one = db.prepare<[string, string], { value: string | null }>(
			"SELECT value FROM object WHERE kind = ? AND id = ?",
		);
		this.#all = db.prepare<[string], { value: string }>(
			"SELECT value FROM object WHERE kind = ? AND value IS NOT NULL ORDER BY id",
		);
		this.#changed = db.prepare<[number], ChangedRow>(
			`SELECT kind, id, rev, CASE WHEN open = 0 AND ${ENDS_AS_GONE} THEN NULL ELSE value END AS value
			 FROM object WHERE kind NOT IN ('timer', 'memory') AND rev > ? ORDER BY rev, no`,
		);
		this.#whole = db.prepare<[number], ChangedRow>(
			`SELECT kind, id, rev, value FROM object
			 WHERE (open = 1 OR (closed_at > ? AND NOT ${ENDS_AS_GONE}) OR (kind = 'alarm' AND id IN (${ALARMS_OF_REOPENED})))
			 AND value IS NOT NULL AND kind NOT IN ('timer', 'memory') ORDER BY rev, no`,
		);
		this.#alarmsOf = db.prepare<[string], { value: string }>(
			`SELECT alarm.value FROM object AS incident, json_each(incident.value, '$.alarms') AS id
			 JOIN object AS alarm ON alarm.kind = 'alarm' AND alarm.id = id.value
			 WHERE incident.kind = 'incident' AND incident.id = ? AND alarm.value IS NOT NULL ORDER BY alarm.no`,
		);
		const of = "id, value ->> '$.keptFrom' AS keptFrom";
		const discreet = "kind IN ('incident', 'alarm') AND value ->> '$.discreet' IS NOT NULL";
		this.#openDiscreet = db.prepare<[], DiscreetRow>(`SELECT ${of} FROM object WHERE open = 1 AND ${discreet}`);
		this.#changedDiscreet = db.prepare<[number], DiscreetRow>(
			`SELECT ${of} FROM object WHERE kind NOT IN ('timer', 'memory') AND rev > ? AND ${discreet}`,
		);
	}

	/** Incidents and alarms that are discreet: those changed since that seq; absent, those that are open. */
	discreet(since?: number): readonly DiscreetRow[] {
		return since === undefined ? this.#openDiscreet.all() : this.#changedDiscreet.all(since);
	}

	one(kind: string, id: string): string | undefined {
		return this.#one.get(kind, id)?.value ?? undefined;
	}

	all(kind: string): string {
		return listText(this.#all.all(kind));
	}

	/** The alarms that an incident names, as JSON. */
	alarmsOf(incident: string): string {
		return listText(this.#alarmsOf.all(incident));
	}

	/** A page in the order in which they began, as JSON. */
	page(kind: Published, query: ObjectQuery): string {
		if (query.counted) return this.#countedPage(query, query.counted);
		const { sql, params } = pageQuery(kind, query);
		const rows = this.#db.prepare<(string | number)[], ObjectRow>(sql).iterate(...params);
		return pageText(rows, { list: kind, limit: query.limit, textOf: ({ value }) => value, keyOf: ({ no }) => no });
	}

	/** A page of the incidents that a figure counts, in the order in which they began. */
	#countedPage({ limit, order, cursor, from, to, ...others }: ObjectQuery, counted: CountedQuery): string {
		const after = numberAfter(COUNTED, cursor);
		const { counted: _counted, ...rest } = others;
		const figure = where([
			...countedClauses({ ...counted, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }),
			...(after === undefined ? [] : [{ sql: order === "asc" ? "seq > ?" : "seq < ?", params: [after] }]),
			{ sql: "TRUE", params: [] },
		]);
		const besides = where(conditions("incident", { limit, order, ...rest }));
		const params = [...figure.params, ...besides.params];
		const rows = this.#db
			.prepare<(string | number)[], ObjectRow>(
				`SELECT counted.seq AS no, object.value
				 FROM (SELECT seq, incident AS counted_id FROM statistics_incident ${figure.sql}) AS counted
				 JOIN object ON object.kind = 'incident' AND object.id = counted_id
				 ${besides.sql} ORDER BY counted.seq ${order === "asc" ? "ASC" : "DESC"} LIMIT ?`,
			)
			.iterate(...params, limit + 1);
		return pageText(rows, { list: COUNTED, limit, textOf: ({ value }) => value, keyOf: ({ no }) => no });
	}

	/** Published objects with `rev` above `since`; from 0, all that is open or known and what closed after `closedAfter`. */
	changed(since: number, closedAfter: number): string {
		const rows = since === 0 ? this.#whole.all(closedAfter) : this.#changed.all(since);
		return `[${rows.map(changedText).join(",")}]`;
	}
}

/** What reads a page of one sort: a row more than it shows, by which it knows whether there is a next one. */
export function pageQuery(kind: Published, query: ObjectQuery): Clause {
	const { sql, params } = where(conditions(kind, query));
	const order = query.order === "asc" ? "ASC" : "DESC";
	const index = indexFor(kind, query);
	const from = index === undefined ? "object" : `object INDEXED BY ${index}`;
	return {
		sql: `SELECT no, value FROM ${from} ${sql} ORDER BY no ${order} LIMIT ?`,
		params: [...params, query.limit + 1],
	};
}

/** What is open is found among what is open. */
function indexFor(kind: Published, { open }: Pick<ObjectQuery, "open">): string | undefined {
	return open === true ? undefined : INDEX_OF[kind];
}

function conditions(kind: Published, query: ObjectQuery): Clause[] {
	const {
		open,
		state,
		priority,
		zone,
		guard,
		incident,
		route,
		cancelled,
		category,
		from,
		to,
		cursor,
		order,
		unseenBy,
	} = query;
	const { began = "since", place = "zone", guard: names } = PUBLISHED_ROWS[kind];
	const after = numberAfter(kind, cursor);
	// Rows stand in the order of beginning already: the unary plus keeps SQLite from sorting what an index gives it.
	const clauses: Clause[] = [
		indexFor(kind, query) !== undefined
			? { sql: `kind = '${kind}'`, params: [] }
			: { sql: open === true ? "kind = ?" : "+kind = ?", params: [kind] },
		{ sql: "value IS NOT NULL", params: [] },
	];
	if (open !== undefined) clauses.push({ sql: open ? "open = 1" : "open = 0", params: [] });
	if (state !== undefined) clauses.push({ sql: "value ->> '$.state' = ?", params: [state] });
	if (priority !== undefined) clauses.push({ sql: "value ->> '$.priority' = ?", params: [priority] });
	if (zone !== undefined) clauses.push({ sql: IN_ZONE[place], params: [zone] }, NOT_DISCREET);
	if (incident !== undefined) clauses.push({ sql: "value ->> '$.incident' = ?", params: [incident] });
	if (guard !== undefined) {
		if (names !== undefined) clauses.push({ sql: `value ->> '$.${names}' = ?`, params: [guard] });
		else clauses.push({ sql: SENT_OR_TOLD, params: [guard, guard] });
	}
	if (route !== undefined) clauses.push({ sql: "value ->> '$.route' = ?", params: [route] });
	if (cancelled !== undefined) {
		clauses.push({ sql: `value ->> '$.cancelled' IS ${cancelled ? "NOT NULL" : "NULL"}`, params: [] });
	}
	if (category !== undefined) clauses.push({ sql: "value ->> '$.category' = ?", params: [category] });
	if (from !== undefined) clauses.push({ sql: `value ->> '$.${began}' >= ?`, params: [from] });
	if (to !== undefined) clauses.push({ sql: `value ->> '$.${began}' < ?`, params: [to] });
	if (unseenBy !== undefined) clauses.push({ sql: "value ->> '$.keptFrom' IS NOT ?", params: [unseenBy] });
	if (after !== undefined) clauses.push({ sql: order === "asc" ? "no > ?" : "no < ?", params: [after] });
	return clauses;
}

function listText(rows: readonly { readonly value: string }[]): string {
	return `[${rows.map(({ value }) => value).join(",")}]`;
}

function changedText({ kind, id, rev, value }: ChangedRow): string {
	const head = JSON.stringify({ kind, id, rev }).slice(0, -1);
	return value === null ? `${head},"gone":true}` : `${head},"value":${value}}`;
}
