const CANONICAL_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** One buffer for all ids: a new one for each entry would cost a tenth of its insert. */
const scratch = Buffer.alloc(16);

/**
 * How an entry's id is stored: a lower-case canonical UUID as its 16 bytes, so that the unique index stays small and
 * time-ordered ids stay in order; anything else as the text it is. `idFromColumn` gives it back byte for byte. The bytes are good until the next call:
 * bind them at once.
 */
export function idToColumn(id: string): string | Buffer {
	if (id.length !== 36 || !CANONICAL_UUID.test(id)) return id;
	scratch.write(id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24), "hex");
	return scratch;
}

/** The id as its source wrote it. */
export function idFromColumn(column: string | Buffer): string {
	if (typeof column === "string") return column;
	const hex = column.toString("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
