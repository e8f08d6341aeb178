import { writeFileSync } from "node:fs";
import encodeQR from "qr";

const [WIDTH, HEIGHT] = [640, 480];
const [PAPER, INK, GREY] = [235, 16, 128];
/** ISO/IEC 18004 §6.3.8: modules of quiet on each side. */
const QUIET = 4;
const FRAMES = 2;

/**
 * Writes what a phone's camera sees before a plate with this code, as the printed one has it (`plates/sheet.ts`): a film
 * (YUV4MPEG2, 4:2:0) that Chromium plays in place of a camera, from its start each time that the camera is opened.
 */
export function showToCamera(file: string, code: string): void {
	const rows = encodeQR(code, "raw", { ecc: "medium", border: QUIET });
	const module = Math.floor((HEIGHT * 0.8) / rows.length);
	const size = module * rows.length;
	const [left, top] = [(WIDTH - size) >> 1, (HEIGHT - size) >> 1];
	const luma = Buffer.alloc(WIDTH * HEIGHT, GREY);
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			const dark = rows[Math.floor(y / module)]?.[Math.floor(x / module)];
			luma[(top + y) * WIDTH + left + x] = dark ? INK : PAPER;
		}
	}
	const colour = Buffer.alloc((WIDTH * HEIGHT) >> 1, GREY);
	const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, colour]);
	const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
	writeFileSync(file, Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame)]));
}
