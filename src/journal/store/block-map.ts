/** Entries per block: a page of one device's entries among 744 reads some 70 blocks. */
const BLOCK_BITS = 10;
export const BLOCK_SIZE = 1 << BLOCK_BITS;

/** The block an entry lies in. */
export function blockOf(seq: number): number {
	return Math.floor(seq / BLOCK_SIZE);
}

/** Whether the word with number `no` occurs in the block. */
export function occursIn(words: Uint8Array, no: number): boolean {
	return ((words[no >> 3] ?? 0) & (1 << (no & 7))) !== 0;
}
