import { BUDGETS } from "../model/budgets.ts";

const MARKER = 0xff;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
/** Start of frame, by every coding but those no browser shows (ITU-T T.81, table B.1): baseline, extended, progressive. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** A larger side is no camera's picture. */
const SIDE_MAX = 16_384;
/** A larger picture is no camera's, but may be an attack on whoever decodes it. */
const AREA_MAX = BUDGETS["picture-area"].limit;
/** How a fault ends that is about the area alone. */
export const TOO_LARGE = `at most ${AREA_MAX / 1e6} million pixels are allowed`;
/** Some cameras pad the file after its end. */
const PADDING_MAX = 64;

/**
 * Why the bytes are no JPEG, or undefined: it begins with SOI, its segments follow one another by their lengths up to the
 * scan, one of them is a frame with a size, and it ends with EOI. What is inside the scan is not decoded.
 */
export function faultOfJpeg(bytes: Uint8Array): string | undefined {
	if (bytes[0] !== MARKER || bytes[1] !== SOI || bytes[2] !== MARKER) return "it does not begin with SOI (ffd8ff)";
	let at = 2;
	let hasFrame = false;
	for (;;) {
		if (bytes[at] !== MARKER) return `a marker is expected at byte ${at}`;
		const marker = bytes[at + 1];
		if (marker === MARKER) {
			at++;
			continue;
		}
		const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
		if (marker === undefined || marker < 0xc0 || length < 2 || at + 2 + length > bytes.length)
			return `a segment at byte ${at} is cut short or no JPEG's`;
		if (FRAMES.has(marker)) {
			const height = ((bytes[at + 5] ?? 0) << 8) | (bytes[at + 6] ?? 0);
			const width = ((bytes[at + 7] ?? 0) << 8) | (bytes[at + 8] ?? 0);
			if (width === 0 || height === 0 || width > SIDE_MAX || height > SIDE_MAX)
				return `its size is ${width} × ${height}`;
			if (width * height > AREA_MAX) return `its size is ${width} × ${height}, ${TOO_LARGE}`;
			hasFrame = true;
		}
		at += 2 + length;
		if (marker === SOS) break;
	}
	if (!hasFrame) return "no frame (SOF) before the scan";
	return endsWell(bytes, at) ? undefined : "it does not end with EOI (ffd9)";
}

function endsWell(bytes: Uint8Array, from: number): boolean {
	for (let at = bytes.length - 2; at >= Math.max(from, bytes.length - 2 - PADDING_MAX); at--) {
		if (bytes[at] === MARKER && bytes[at + 1] === EOI) return true;
	}
	return false;
}
