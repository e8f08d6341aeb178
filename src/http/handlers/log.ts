import { newId } from "../../access/secret.ts";
import { listLog, readLogBook, readLogCsv, writeLog } from "../../contract/http/log.ts";
import { epochMs } from "../../model/fields.ts";
import { Refusal } from "../../model/problem.ts";
import { appendAction } from "../append-action.ts";
import { bookOf, csvOf } from "../duty-book.ts";
import { byId, logLines, type Where } from "../duty-rows.ts";
import { handle } from "../handle.ts";
import type { Hub } from "../hub.ts";
import { asked } from "../list.ts";

/** Lines of a book, at most: some years of a busy desk. */
const BOOK_LINES_MAX = 100_000;
/** Nobody writes down what is still to come; the page's clock may be a little ahead. */
const AHEAD_MS = 5 * 60_000;

interface Span {
	readonly from?: number | undefined;
	readonly to?: number | undefined;
	readonly sort?: string | undefined;
}

export const handleListLog = handle(listLog, async ({ input: { query }, principal: { role, user }, hub }) => {
	const { limit, cursor, order, ...span } = query;
	const own = role === "guard" ? { sql: ["by = ?"], params: [user] } : { sql: [], params: [] };
	return { body: await logLines(hub, where(span, own), { limit, order, ...(cursor !== undefined && { cursor }) }) };
});

export const handleWriteLog = handle(writeLog, async ({ input: { body }, principal: who, hub }) => {
	const { sort, text, unit } = body;
	if (unit !== undefined && !hub.site().units.has(unit)) throw unknownUnit(unit);
	const now = hub.clock.now();
	const at = body.at === undefined ? now : epochMs(body.at);
	if (at > now + AHEAD_MS) {
		const mistakes = [{ path: "body.at", found: body.at ?? "", expected: "a time that has come" }];
		throw new Refusal({ code: "invalid", detail: "at: found a time that is still to come", mistakes });
	}
	const id = newId(now);
	const sql = "INSERT INTO log_line (id, sort, at, written_at, by, text, unit) VALUES (?, ?, ?, ?, ?, ?, ?)";
	const writes = [{ sql, params: [id, sort, at, now, who.user, text, unit ?? null] }];
	await appendAction(hub, { who, key: undefined, type: "log.written", data: { id, sort }, writes });
	const { items } = await logLines(hub, ...byId(id));
	const [written] = items;
	if (!written) throw new Error(`line ${id} was written, and is not there`);
	return { body: written };
});

export const handleReadLogCsv = handle(readLogCsv, async ({ input: { query }, hub }) => {
	const { lang, ...span } = query;
	return { body: csvOf(await all(hub, span), lang), headers: attachment("csv") };
});

export const handleReadLogBook = handle(readLogBook, async ({ input: { query }, hub }) => {
	const { lang, ...span } = query;
	return { body: bookOf(await all(hub, span), { lang, site: hub.site() }) };
});

async function all(hub: Pick<Hub, "reader" | "access">, span: Span) {
	const { items } = await logLines(hub, where(span), { limit: BOOK_LINES_MAX, order: "asc" });
	return items;
}

function where(span: Span, more: Where = { sql: [], params: [] }): Where {
	const { from, to, sort } = asked(span);
	return {
		sql: [
			...more.sql,
			...(from === undefined ? [] : ["at >= ?"]),
			...(to === undefined ? [] : ["at < ?"]),
			...(sort === undefined ? [] : ["sort = ?"]),
		],
		params: [...more.params, ...[from, to, sort].filter((one) => one !== undefined)],
	};
}

function attachment(extension: string) {
	return { "content-disposition": `attachment; filename="duty-log.${extension}"` };
}

function unknownUnit(unit: string): Refusal {
	const mistakes = [{ path: "body.unit", found: unit, expected: "the id of a flat or shop" }];
	return new Refusal({ code: "invalid", detail: `unit: found ${unit}, expected the id of a flat or shop`, mistakes });
}
