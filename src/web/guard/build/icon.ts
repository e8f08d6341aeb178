import { crc32, deflateSync } from "node:zlib";

/** The gatehouse of the tab's icon, in a box of 32, drawn in so far that a launcher may cut any shape out of it. */
const GATE = [
	[6, 14],
	[16, 6],
	[26, 14],
	[26, 26],
	[19, 26],
	[19, 18],
	[13, 18],
	[13, 26],
	[6, 26],
] as const;
const DRAWN_IN = 0.82;
const GROUND = [0x20, 0x26, 0x2e];
const INK = [0x9f, 0xb6, 0xff];
/** Looks at each point so many times in each direction, so that slopes have no steps. */
const LOOKS = 3;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The page's icon on a home screen: a PNG (W3C, third edition) of that many pixels each way. */
export function iconPng(size: number): Uint8Array {
	const rows = Buffer.alloc(size * (1 + size * 3));
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			const share = covered(x, y, size);
			for (let c = 0; c < 3; c++) {
				const [ground = 0, ink = 0] = [GROUND[c], INK[c]];
				rows[y * (1 + size * 3) + 1 + x * 3 + c] = Math.round(ground + (ink - ground) * share);
			}
		}
	}
	const head = Buffer.alloc(13);
	head.writeUInt32BE(size, 0);
	head.writeUInt32BE(size, 4);
	head.set([8, 2, 0, 0, 0], 8);
	return Buffer.concat([
		SIGNATURE,
		chunk("IHDR", head),
		chunk("IDAT", deflateSync(rows)),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

/** How much of this pixel the gatehouse covers: 0 to 1. */
function covered(x: number, y: number, size: number): number {
	let hits = 0;
	for (let i = 0; i < LOOKS * LOOKS; i++) {
		const [dx, dy] = [((i % LOOKS) + 0.5) / LOOKS, (Math.floor(i / LOOKS) + 0.5) / LOOKS];
		const at = (value: number) => ((value * 32) / size - 16) / DRAWN_IN + 16;
		if (isInside(at(x + dx), at(y + dy))) hits++;
	}
	return hits / (LOOKS * LOOKS);
}

/** By the even-odd rule. */
function isInside(x: number, y: number): boolean {
	let inside = false;
	GATE.forEach(([ax, ay], i) => {
		const [bx, by] = GATE[(i + 1) % GATE.length] ?? GATE[0];
		if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
	});
	return inside;
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(data.length, 0);
	framed.set(body, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}
