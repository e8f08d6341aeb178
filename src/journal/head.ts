import type { Connection } from "./store/connect.ts";

/** The newest commit: its last entry, and the chain's hash there (SHA-256, hex). */
export interface Head {
	readonly seq: number;
	readonly hash: string;
}

const NEWEST = "SELECT last_seq AS seq, lower(hex(hash)) AS hash FROM link ORDER BY last_seq DESC LIMIT 1";

/**
 * The head of the chain now. Whoever has it in writing can tell later that nothing up to there was changed or cut off:
 * `audit verify` prints the same. Nothing before the first commit.
 */
export function readHead(db: Connection): Head | undefined {
	return db.prepare<[], Head>(NEWEST).get();
}
