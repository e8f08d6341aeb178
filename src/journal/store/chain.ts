import { hash } from "node:crypto";

/** Bytes of a SHA-256. */
export const HASH_BYTES = 32;

/** What stands before the first commit. */
export const CHAIN_START = Buffer.alloc(HASH_BYTES);

/** All of an entry that the chain vouches for. */
export interface Sealed {
	readonly seq: number;
	readonly source: string;
	readonly type: string;
	readonly id: string;
	readonly at: number;
	readonly receivedAt: number;
	readonly zone: string | undefined;
	readonly flags: number;
	readonly incident: string | undefined;
	readonly outcomesText: string;
	/** SHA-256 of the data's JSON text, in hex: so the data itself can be erased and the chain still holds. */
	readonly dataHash: string;
}

/** SHA-256 of a data text, in hex. */
export function hashOfData(text: string): string {
	return hash("sha256", text);
}

/** An entry's digest, in hex. No field but the last can hold a line break, so the lines can't be read two ways. */
export function digestOf(e: Sealed): string {
	return hash(
		"sha256",
		`${e.seq}\n${e.source}\n${e.type}\n${e.id}\n${e.at}\n${e.receivedAt}\n${e.zone ?? ""}\n${e.flags}\n${e.incident ?? ""}\n${e.dataHash}\n${e.outcomesText}`,
	);
}

/** A commit's hash: over the hash before it and its entries' digests in order. */
export function linkHash(before: Uint8Array, digests: Uint8Array): Buffer {
	return hash("sha256", Buffer.concat([before, digests]), "buffer");
}
