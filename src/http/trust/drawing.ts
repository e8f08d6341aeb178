import encodeQR from "qr";
import type { Words } from "../../model/words.ts";
import { escaped } from "./escaped.ts";
import type { Screen } from "./words.ts";

const LINE = 44;
const WIDTH = 372;
const SWITCH_WIDTH = 40;

/** A settings screen, with the line to touch in a frame and a hand's mark beside it. */
export function drawScreen({ head, lines, touch, isSwitch = false }: Screen, language: keyof Words): string {
	const height = LINE * (lines.length + 1) + 16;
	const rows = lines.map((line, at) => {
		const top = LINE * (at + 1) + 4;
		const text = `<text x="20" y="${top + 27}" class="line">${escaped(line[language])}</text>`;
		if (at !== touch) return `<line x1="12" x2="${WIDTH - 12}" y1="${top}" y2="${top}" class="rule"/>${text}`;
		const frame = `<rect x="8" y="${top + 2}" width="${WIDTH - 16}" height="${LINE - 4}" rx="8" class="touch"/>`;
		const mark = isSwitch ? drawSwitch(top) : `<circle cx="${WIDTH - 30}" cy="${top + 22}" r="9" class="mark"/>`;
		return frame + text + mark;
	});
	const name = `${head[language]}: ${lines[touch]?.[language] ?? ""}`;
	return `<svg class="screen" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(name)}"><rect x="1" y="1" width="${WIDTH - 2}" height="${height - 2}" rx="14" class="frame"/><text x="20" y="30" class="head">${escaped(head[language])}</text>${rows.join("")}</svg>`;
}

function drawSwitch(top: number): string {
	const left = WIDTH - 20 - SWITCH_WIDTH;
	return `<rect x="${left}" y="${top + 11}" width="${SWITCH_WIDTH}" height="22" rx="11" class="on"/><circle cx="${left + SWITCH_WIDTH - 11}" cy="${top + 22}" r="8" class="knob"/>`;
}

/** A QR code with its quiet zone, dark on light whatever the theme. */
export function drawCode(text: string, name: string): string {
	const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
	const cells = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
	const size = rows.length;
	return `<svg class="code" viewBox="0 0 ${size} ${size}" width="232" height="232" role="img" aria-label="${escaped(name)}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${cells.join("")}" fill="#000"/></svg>`;
}
