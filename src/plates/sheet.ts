import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import encodeQR from "qr";
import type { Words } from "../model/words.ts";
import { sfntOf } from "./sfnt.ts";

/** What one plate shows. */
export interface PlateSheet {
	readonly words: Words;
	readonly site: Words;
	readonly code: string;
	readonly version: number;
}

const MM = 72 / 25.4;
/** ISO 216 A6, upright. */
const [WIDTH, HEIGHT] = [105 * MM, 148 * MM];
const QR_MM = 66;
/** ISO/IEC 18004 §6.3.8: four modules of quiet on each side. */
const QUIET_MODULES = 4;
const LATIN = "Courier-Bold";

const require = createRequire(import.meta.url);
const FONTS = {
	regular: require.resolve("@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff"),
	bold: require.resolve("@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff"),
} as const;

/** The plates as a PDF, one A6 page each, in the order given. */
export async function platesOf(sheets: readonly PlateSheet[]): Promise<Uint8Array<ArrayBuffer>> {
	const document = new PDFDocument({ size: [WIDTH, HEIGHT], margin: 0, autoFirstPage: false, compress: true });
	const chunks: Buffer[] = [];
	document.on("data", (chunk: Buffer) => chunks.push(chunk));
	const done = new Promise<void>((end, failed) => document.on("end", end).on("error", failed));
	document.registerFont("regular", sfntOf(readFileSync(FONTS.regular)));
	document.registerFont("bold", sfntOf(readFileSync(FONTS.bold)));
	for (const sheet of sheets) draw(document, sheet);
	document.end();
	await done;
	return new Uint8Array(Buffer.concat(chunks));
}

function draw(document: PDFKit.PDFDocument, { words, site, code, version }: PlateSheet): void {
	document.addPage();
	const line = (text: string, { font, size, y }: { font: string; size: number; y: number }) => {
		document.font(font).fontSize(fitting(document.font(font), text, size));
		document.text(text, 5 * MM, y * MM, { width: WIDTH - 10 * MM, align: "center", lineBreak: false });
	};
	document
		.rect(4 * MM, 4 * MM, WIDTH - 8 * MM, HEIGHT - 8 * MM)
		.lineWidth(1)
		.stroke("#000");
	line(site["zh-CN"], { font: "regular", size: 12, y: 8 });
	line(words["zh-CN"], { font: "bold", size: 24, y: 15 });
	line(words.en, { font: "regular", size: 12, y: 28 });
	drawCode(document, code);
	const [checkpoint = "", , signature = ""] = code.split(".");
	line(`${checkpoint}.${version}`, { font: LATIN, size: 14, y: 111 });
	line(signature, { font: LATIN, size: 20, y: 118 });
	line("保安巡更点 · 请勿遮挡或移动", { font: "regular", size: 10, y: 129 });
	line("Patrol checkpoint. Do not cover or move.", { font: "regular", size: 8, y: 135 });
}

/** The size at which the text fits on one line. */
function fitting(document: PDFKit.PDFDocument, text: string, size: number): number {
	const width = document.fontSize(size).widthOfString(text);
	const room = WIDTH - 12 * MM;
	return width <= room ? size : (size * room) / width;
}

function drawCode(document: PDFKit.PDFDocument, code: string): void {
	const rows = encodeQR(code, "raw", { ecc: "medium", border: QUIET_MODULES });
	const module = (QR_MM * MM) / rows.length;
	const [left, top] = [(WIDTH - QR_MM * MM) / 2, 38 * MM];
	for (const [y, row] of rows.entries()) {
		for (const [x, dark] of row.entries()) {
			// A hair wider than a module, so that no light line stands between two on a screen.
			if (dark) document.rect(left + x * module, top + y * module, module * 1.01, module * 1.01);
		}
	}
	document.fill("#000");
}
