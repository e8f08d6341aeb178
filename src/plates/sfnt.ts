import { inflateSync } from "node:zlib";

const WOFF = 0x77_4f_46_46;
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/**
 * The font within a WOFF file (W3C, WOFF 1.0 §3–5), unpacked once. What draws would unpack a whole table for each glyph: a
 * minute for what takes a second so.
 */
export function sfntOf(woff: Buffer): Buffer {
	if (woff.readUInt32BE(0) !== WOFF) throw new Error("found no WOFF file");
	const count = woff.readUInt16BE(12);
	const tables = Array.from({ length: count }, (_, i) => tableAt(woff, WOFF_HEADER + i * WOFF_ENTRY));
	const head = Buffer.alloc(SFNT_HEADER + count * SFNT_ENTRY);
	head.writeUInt32BE(woff.readUInt32BE(4), 0);
	head.writeUInt16BE(count, 4);
	// The search fields (OpenType 1.9, "Organization of an OpenType Font").
	const power = 2 ** Math.floor(Math.log2(count));
	head.writeUInt16BE(power * SFNT_ENTRY, 6);
	head.writeUInt16BE(Math.log2(power), 8);
	head.writeUInt16BE((count - power) * SFNT_ENTRY, 10);
	const parts: Buffer[] = [head];
	let at = head.length;
	for (const [i, { tag, checksum, data }] of tables.entries()) {
		const entry = SFNT_HEADER + i * SFNT_ENTRY;
		head.writeUInt32BE(tag, entry);
		head.writeUInt32BE(checksum, entry + 4);
		head.writeUInt32BE(at, entry + 8);
		head.writeUInt32BE(data.length, entry + 12);
		const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
		parts.push(padded);
		at += padded.length;
	}
	return Buffer.concat(parts);
}

function tableAt(woff: Buffer, entry: number) {
	const [tag, offset, packed, length, checksum] = [0, 4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at));
	if (tag === undefined || offset === undefined || packed === undefined || checksum === undefined) {
		throw new Error("found a WOFF file that is cut off");
	}
	const bytes = woff.subarray(offset, offset + packed);
	return { tag, checksum, data: packed === length ? bytes : inflateSync(bytes) };
}
