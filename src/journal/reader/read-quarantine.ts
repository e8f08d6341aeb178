import { numberAfter, QUARANTINE } from "../cursor.ts";
import type { QuarantineQuery, Reader } from "../query.ts";
import type { Connection } from "../store/connect.ts";
import { pageText } from "./page.ts";

interface Row {
	readonly id: number;
	readonly receivedAt: number;
	readonly sender: string;
	readonly topic: string;
	readonly reason: string;
	readonly path: string | null;
	readonly found: string | null;
	readonly expected: string | null;
	readonly bytes: Buffer;
	readonly totalBytes: number;
}

/** A page of what is in quarantine, as JSON. */
export function quarantinePage(db: Connection, { limit, cursor, order, account }: QuarantineQuery): string {
	const after = numberAfter(QUARANTINE, cursor);
	const [compare, direction, start] = order === "asc" ? [">", "ASC", 0] : ["<", "DESC", Number.MAX_SAFE_INTEGER];
	const rows = db
		.prepare<(string | number)[], Row>(
			`SELECT id, received_at AS receivedAt, sender, topic, reason, path, found, expected, bytes, total_bytes AS totalBytes
			 FROM quarantine WHERE id ${compare} ? ${account === undefined ? "" : "AND account = ?"} ORDER BY id ${direction} LIMIT ?`,
		)
		.iterate(after ?? start, ...(account === undefined ? [] : [account]), limit + 1);
	return pageText(rows, {
		list: QUARANTINE,
		limit,
		textOf: (row) => JSON.stringify(messageOf(row)),
		keyOf: ({ id }) => id,
	});
}

function messageOf(row: Row): object {
	const told = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
	return { ...told, bytes: row.bytes.toString("base64") };
}

/** How many messages are in quarantine. */
export function quarantineCount(db: Connection): number {
	return db.prepare<[], { n: number }>("SELECT coalesce(sum(kept), 0) AS n FROM quarantine_day").get()?.n ?? 0;
}

const DAY_MS = 86_400_000;

/** How many messages of the UTC day in which `now` is a device or gateway sent that are not valid, kept or dropped since; and since when. */
export async function quarantinedOfDay(
	reader: Pick<Reader, "rows">,
	account: string,
	now: number,
): Promise<{ readonly count: number; readonly since: number }> {
	const day = Math.floor(now / DAY_MS);
	const [row] = await reader.rows("SELECT kept + dropped AS count FROM quarantine_day WHERE account = ? AND day = ?", [
		account,
		day,
	]);
	return { count: Number(row?.count ?? 0), since: day * DAY_MS };
}
