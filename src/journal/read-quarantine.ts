import type { Connection } from "./connect.ts";
import { afterCursor } from "./cursor.ts";
import { pageText } from "./page.ts";
import type { PageQuery } from "./query.ts";

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
export function quarantinePage(db: Connection, { limit, cursor, order }: PageQuery): string {
	const after = afterCursor(cursor);
	const [compare, direction, start] = order === "asc" ? [">", "ASC", 0] : ["<", "DESC", Number.MAX_SAFE_INTEGER];
	const rows = db
		.prepare<[number, number], Row>(
			`SELECT id, received_at AS receivedAt, sender, topic, reason, path, found, expected, bytes, total_bytes AS totalBytes
			 FROM quarantine WHERE id ${compare} ? ORDER BY id ${direction} LIMIT ?`,
		)
		.iterate(after ?? start, limit + 1);
	return pageText(rows, { limit, textOf: (row) => JSON.stringify(messageOf(row)), keyOf: ({ id }) => id });
}

function messageOf(row: Row): object {
	const told = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
	return { ...told, bytes: row.bytes.toString("base64") };
}

/** How many messages are in quarantine. */
export function quarantineCount(db: Connection): number {
	return db.prepare<[], { n: number }>("SELECT coalesce(sum(kept), 0) AS n FROM quarantine_day").get()?.n ?? 0;
}
