import type { Canvas, Colour } from "./canvas.ts";

/** Five columns of seven rows a letter, a column a byte, the lowest bit on top: what a camera burns into its picture. */
const FONT: Readonly<Record<string, string>> = {
	"0": "3e5149453e",
	"1": "00427f4000",
	"2": "4261514946",
	"3": "2141454b31",
	"4": "1814127f10",
	"5": "2745454539",
	"6": "3c4a494930",
	"7": "0171090503",
	"8": "3649494936",
	"9": "064949291e",
	A: "7e1111117e",
	B: "7f49494936",
	C: "3e41414122",
	D: "7f4141221c",
	E: "7f49494941",
	F: "7f09090901",
	G: "3e4149497a",
	H: "7f0808087f",
	I: "00417f4100",
	J: "2040413f01",
	K: "7f08142241",
	L: "7f40404040",
	M: "7f020c027f",
	N: "7f0408107f",
	O: "3e4141413e",
	P: "7f09090906",
	Q: "3e4151215e",
	R: "7f09192946",
	S: "4649494931",
	T: "01017f0101",
	U: "3f4040403f",
	V: "1f2040201f",
	W: "3f4038403f",
	X: "6314081463",
	Y: "0708700807",
	Z: "6151494543",
	"-": "0808080808",
	":": "0036360000",
	".": "0060600000",
};
const SCALE = 2;
const ADVANCE = 6 * SCALE;
const WHITE: Colour = [245, 245, 245];
const BLACK: Colour = [0, 0, 0];

/** Writes the text with its upper left corner at `x`, `y`; white with a dark edge, readable on anything. */
export function write(canvas: Canvas, text: string, x: number, y: number): void {
	for (const [dx, dy] of [
		[-1, 0],
		[1, 0],
		[0, -1],
		[0, 1],
		[1, 1],
	] as const)
		draw(canvas, text, x + dx, y + dy, BLACK);
	draw(canvas, text, x, y, WHITE);
}

/** How wide the text becomes, in pixels. */
export function widthOf(text: string): number {
	return text.length * ADVANCE - SCALE;
}

function draw(canvas: Canvas, text: string, x: number, y: number, colour: Colour): void {
	for (const [n, letter] of [...text.toUpperCase()].entries()) {
		const columns = Buffer.from(FONT[letter] ?? "", "hex");
		for (const [column, bits] of columns.entries()) {
			for (let dot = 0; dot < 7 * SCALE * SCALE; dot++) {
				const row = Math.floor(dot / (SCALE * SCALE));
				if (!(bits & (1 << row))) continue;
				const [px, py] = [dot % SCALE, Math.floor(dot / SCALE) % SCALE];
				canvas.blend(x + n * ADVANCE + column * SCALE + px, y + row * SCALE + py, colour, 1);
			}
		}
	}
}
