import { hashOfData } from "./chain.ts";
import type { Connection } from "./connect.ts";

/**
 * Erases an entry's data by rule and leaves its hash, so that the chain stays whole and verify says "erased by rule".
 * False if there is none to erase. On the writer's connection; that it was done must be an entry of its own.
 */
export function eraseData(db: Connection, seq: number): boolean {
	const row = db.prepare<[number], { data: string | null }>("SELECT data FROM entry WHERE seq = ?").get(seq);
	if (!row || row.data === null) return false;
	db.prepare("UPDATE entry SET data = NULL, data_hash = ? WHERE seq = ?").run(
		Buffer.from(hashOfData(row.data), "hex"),
		seq,
	);
	return true;
}
