import { createHash } from "node:crypto";
import { CHAIN_START } from "./chain.ts";
import type { Connection } from "./connect.ts";

/** Where a journal begins, whose first entries have left by rule. */
export interface Anchor {
	/** The last entry that has left, and when it was received (epoch ms). */
	readonly seq: number;
	readonly at: number;
	/** The chain's hash there, and that of the engine's open objects. */
	readonly hash: Buffer;
	readonly state: Buffer;
	/** The entry that says so, and when it was received. */
	readonly entry: number;
	readonly leftAt: number;
	/** False while rows are still to be removed. */
	readonly done: boolean;
}

interface Row extends Omit<Anchor, "leftAt" | "done"> {
	readonly left_at: number;
	readonly done: number;
}

/** The schema's version that knows of anchors. */
const SINCE = 17;

/** The journal's anchor; undefined where it begins at its beginning. */
export function anchorIn(db: Connection): Anchor | undefined {
	if (Number(db.pragma("user_version", { simple: true })) < SINCE) return undefined;
	const row = db.prepare<[], Row>("SELECT seq, at, hash, state, entry, left_at, done FROM anchor WHERE no = 1").get();
	if (!row) return undefined;
	const { left_at: leftAt, done, ...rest } = row;
	return { ...rest, leftAt, done: done === 1 };
}

/** After which seq the chain begins, and with what. */
export function chainStart(anchor: Anchor | undefined): { readonly seq: number; readonly hash: Buffer } {
	return anchor ?? { seq: 0, hash: CHAIN_START };
}

/** SHA-256 over the kept entries' digests in order (hex), and how many there are. */
export function keptOf(db: Connection): { readonly entries: number; readonly hash: string } {
	const sum = createHash("sha256");
	let entries = 0;
	const rows = db.prepare<[], { digest: Buffer }>("SELECT digest FROM kept_entry JOIN entry USING (seq) ORDER BY seq");
	for (const { digest } of rows.iterate()) {
		sum.update(digest);
		entries++;
	}
	return { entries, hash: sum.digest("hex") };
}

interface Open {
	readonly kind: string;
	readonly id: string;
	readonly rev: number;
	readonly value: string;
}

/** SHA-256 of the state that the engine goes on with: the open objects' rows in the order of their numbers. */
export function stateHash(db: Connection): Buffer {
	const sum = createHash("sha256");
	const rows = db.prepare<[], Open>("SELECT kind, id, rev, value FROM object WHERE open = 1 ORDER BY no");
	for (const { kind, id, rev, value } of rows.iterate()) sum.update(`${kind}\n${id}\n${rev}\n${value}\n`);
	return sum.digest();
}
