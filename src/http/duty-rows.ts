import { z } from "zod";
import { namedPerson } from "../access/directory.ts";
import type { LoanShape, LogLineShape, OrderShape } from "../contract/duty-shapes.ts";
import { instantOf } from "../contract/primitives.ts";
import { cursorAt, placeAfter } from "../journal/cursor.ts";
import type { PageQuery } from "../journal/query.ts";
import { LOG_SORT_NAMES } from "../model/duty-log.ts";
import type { Hub } from "./hub.ts";

type Rows = Pick<Hub, "reader" | "access">;

/** What is listed: each table's cursors are its own. */
type Table = "log_line" | "standing_order" | "equipment_loan";

/** Conditions of a question, each with what it compares. */
export interface Where {
	readonly sql: readonly string[];
	readonly params: readonly (string | number)[];
}

/** A page of rows by a time and an id, of which the cursor is made; one more is read than asked for. */
async function rowsOf(
	{ reader }: Rows,
	{ table, time, where, page }: { table: Table; time: string; where: Where; page: PageQuery },
): Promise<readonly Readonly<Record<string, unknown>>[]> {
	const { limit, cursor, order } = page;
	const [way, direction] = order === "asc" ? [">", "ASC"] : ["<", "DESC"];
	const after = splitPlace(placeAfter(table, cursor));
	const conditions = [...where.sql, ...(after.length > 0 ? [`(${time}, id) ${way} (?, ?)`] : [])];
	const condition = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
	const sql = `SELECT * FROM ${table} ${condition} ORDER BY ${time} ${direction}, id ${direction} LIMIT ?`;
	return reader.rows(sql, [...where.params, ...after, limit + 1]);
}

/** A place is a time and an id. */
function splitPlace(place: string | undefined): (string | number)[] {
	if (place === undefined) return [];
	const dot = place.indexOf(".");
	return [Number(place.slice(0, dot)), place.slice(dot + 1)];
}

function paged<T extends { readonly id: string }>(
	all: readonly T[],
	{ table, limit, timeOf }: { readonly table: Table; readonly limit: number; readonly timeOf: (one: T) => string },
) {
	const items = all.slice(0, limit);
	const last = items.at(-1);
	return {
		items,
		...(all.length > limit && last && { nextCursor: cursorAt(table, `${Date.parse(timeOf(last))}.${last.id}`) }),
	};
}

const logRow = z.object({
	id: z.string(),
	sort: z.enum(LOG_SORT_NAMES),
	at: z.number(),
	written_at: z.number(),
	by: z.string(),
	text: z.string(),
	unit: z.string().nullable(),
});

/** Lines of the duty log, as they are shown. */
export async function logLines(hub: Rows, where: Where, page: PageQuery) {
	const rows = await rowsOf(hub, { table: "log_line", time: "at", where, page });
	const lines = rows.map((found): LogLineShape => {
		const { id, sort, at, written_at, by, text, unit } = logRow.parse(found);
		return {
			...{ id, sort, at: instantOf(at), writtenAt: instantOf(written_at), text },
			by: namedPerson(hub.access.people, by),
			...(unit !== null && { unit }),
		};
	});
	return paged(lines, { table: "log_line", limit: page.limit, timeOf: ({ at }) => at });
}

const orderRow = z.object({
	id: z.string(),
	issued_at: z.number(),
	by: z.string(),
	title: z.string(),
	text: z.string(),
});
const signatureRow = z.object({ order_id: z.string(), user: z.string(), signed_at: z.number() });

/** Standing orders with who signed them: everybody, or only `signer`. */
export async function orders(hub: Rows, where: Where, page: PageQuery, signer?: string) {
	const rows = (await rowsOf(hub, { table: "standing_order", time: "issued_at", where, page })).map((one) =>
		orderRow.parse(one),
	);
	const marks = rows.map(() => "?").join(", ");
	const signed = (
		await hub.reader.rows(
			`SELECT * FROM order_signature WHERE order_id IN (${marks}) ORDER BY signed_at, user`,
			rows.map(({ id }) => id),
		)
	).map((one) => signatureRow.parse(one));
	const person = (name: string) => namedPerson(hub.access.people, name);
	const shown = rows.map(
		({ id, issued_at, by, title, text }): OrderShape => ({
			...{ id, title, text, issuedAt: instantOf(issued_at), by: person(by) },
			signed: signed
				.filter((one) => one.order_id === id && (signer === undefined || one.user === signer))
				.map((one) => ({ by: person(one.user), at: instantOf(one.signed_at) })),
		}),
	);
	return paged(shown, { table: "standing_order", limit: page.limit, timeOf: ({ issuedAt }) => issuedAt });
}

const loanRow = z.object({
	id: z.string(),
	item: z.string(),
	guard: z.string(),
	received_at: z.number(),
	received_by: z.string(),
	returned_at: z.number().nullable(),
	returned_by: z.string().nullable(),
});

/** What was received and returned. */
export async function loans(hub: Rows, where: Where, page: PageQuery) {
	const person = (name: string) => namedPerson(hub.access.people, name);
	const rows = await rowsOf(hub, { table: "equipment_loan", time: "received_at", where, page });
	const shown = rows.map((found): LoanShape => {
		const { id, item, guard, received_at, received_by, returned_at, returned_by } = loanRow.parse(found);
		return {
			...{ id, item, guard: person(guard), receivedAt: instantOf(received_at), receivedBy: person(received_by) },
			...(returned_at !== null && { returnedAt: instantOf(returned_at) }),
			...(returned_by !== null && { returnedBy: person(returned_by) }),
		};
	});
	return paged(shown, { table: "equipment_loan", limit: page.limit, timeOf: ({ receivedAt }) => receivedAt });
}

/** The one of this id. */
export const byId = (id: string) =>
	[
		{ sql: ["id = ?"], params: [id] },
		{ limit: 1, order: "desc" },
	] as const;
