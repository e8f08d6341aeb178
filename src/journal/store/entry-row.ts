import type { Dictionary } from "./dictionary.ts";
import { idFromColumn } from "./entry-id.ts";
import { marksOf } from "./flags.ts";

/** The columns of `entry` that make a `RecordedEntry`. */
export const ENTRY_COLUMNS = "seq, source, id, type, at, received_at, zone, flags, incident, outcomes, data";

export interface EntryRow {
	readonly seq: number;
	readonly source: number;
	readonly id: string | Buffer;
	readonly type: number;
	readonly at: number;
	readonly received_at: number;
	readonly zone: number | null;
	readonly flags: number;
	readonly incident: string | null;
	readonly outcomes: string;
	readonly data: string | null;
}

/** A row as the JSON of a `RecordedEntry`; data and outcomes are JSON already and are not parsed for it. */
export function entryText(row: EntryRow, dictionary: Dictionary): string {
	const head = JSON.stringify({
		seq: row.seq,
		source: dictionary.text(row.source),
		type: dictionary.text(row.type),
		id: idFromColumn(row.id),
		at: row.at,
		receivedAt: row.received_at,
		...(row.zone !== null && { zone: dictionary.text(row.zone) }),
		...marksOf(row.flags),
		...(row.incident !== null && { incident: row.incident }),
		...(row.data === null && { erased: true }),
	});
	return `${head.slice(0, -1)},"data":${row.data ?? "{}"},"outcomes":${row.outcomes}}`;
}
