import { namedReport } from "../../model/entry.ts";
import type { Dictionary } from "./dictionary.ts";
import { idFromColumn } from "./entry-id.ts";
import { marksOf } from "./flags.ts";
import type { ReportTypes } from "./report-types.ts";

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

/**
 * A row as the JSON of a `RecordedEntry`; data and outcomes are JSON already, and are not parsed for it but where the data
 * names another report.
 */
export function entryText(
	row: EntryRow,
	{ dictionary, reports }: { readonly dictionary: Dictionary; readonly reports: ReportTypes },
): string {
	const source = dictionary.text(row.source);
	const named = row.data?.includes('"eventId"') ? namedReport({ data: JSON.parse(row.data) }) : undefined;
	const refersTo = named === undefined ? undefined : reports.of(source, named);
	const head = JSON.stringify({
		seq: row.seq,
		source,
		type: dictionary.text(row.type),
		id: idFromColumn(row.id),
		at: row.at,
		receivedAt: row.received_at,
		...(row.zone !== null && { zone: dictionary.text(row.zone) }),
		...marksOf(row.flags),
		...(row.incident !== null && { incident: row.incident }),
		...(row.data === null && { erased: true }),
		...(refersTo !== undefined && { refersTo }),
	});
	return `${head.slice(0, -1)},"data":${row.data ?? "{}"},"outcomes":${row.outcomes}}`;
}
