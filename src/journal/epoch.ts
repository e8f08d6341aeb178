import type { Epoch } from "../model/epoch.ts";
import type { SideWrite } from "./journal.ts";

/** What goes with the entry that begins an epoch: entries are still found by their times, and nothing is kept or erased for years that is seconds old. */
export function epochWrites({ from, to, after }: Epoch): readonly SideWrite[] {
	const moved = (table: string, column: string): SideWrite => ({
		sql: `UPDATE ${table} SET ${column} = ${column} + ? WHERE ${column} > ?`,
		params: [to - from, after],
	});
	return [
		{ sql: "INSERT INTO epoch (seq, from_at, to_at) SELECT max(seq), ?, ? FROM entry", params: [from, to] },
		moved("picture", "received_at"),
		moved("object", "closed_at"),
		moved("mark", "at"),
	];
}
