import type { Point } from "../../src/model/site.ts";
import type { Canvas, Colour } from "./canvas.ts";
import { type Eye, HEIGHT, WIDTH } from "./eye.ts";
import type { Light } from "./light.ts";
import { isInfrared } from "./light.ts";
import type { Scene, Upright } from "./scene.ts";

const NEAR_M = 0.4;
const FAR_M = 180;

/** Paints sky, ground, walls and houses. */
export function paintBackdrop(canvas: Canvas, eye: Eye, scene: Scene, light: Light): void {
	paintSky(canvas, eye, light);
	paintGround(canvas, eye, scene);
	for (const one of scene.uprights) paintUpright(canvas, eye, one, light);
}

function paintSky({ data }: Canvas, { horizon }: Eye, light: Light): void {
	const night = isInfrared(light);
	for (let y = 0; y < horizon; y++) {
		const t = y / horizon;
		const colour: Colour = night ? [14 + 10 * t, 14 + 10 * t, 16 + 10 * t] : [150 + 50 * t, 176 + 34 * t, 204 + 20 * t];
		for (let x = 0; x < WIDTH; x++) colourIn(data, y * WIDTH + x, colour);
	}
}

function paintGround(
	{ data, depth }: Canvas,
	{ at, heightM, horizon, focal, forward, right }: Eye,
	scene: Scene,
): void {
	for (let y = horizon; y < HEIGHT; y++) {
		const far = (focal * heightM) / (y + 0.5 - horizon);
		const step = far / focal;
		for (let x = 0; x < WIDTH; x++) {
			const across = (x + 0.5 - WIDTH / 2) * step;
			const gx = at[0] + forward[0] * far + right[0] * across;
			const gy = at[1] + forward[1] * far + right[1] * across;
			const [r, g, b] = scene.ground(gx, gy);
			const shade = far < 60 ? 0.93 + 0.14 * speckle(Math.floor(gx * 2), Math.floor(gy * 2)) : 1;
			const i = y * WIDTH + x;
			depth[i] = far;
			data[i * 4] = r * shade;
			data[i * 4 + 1] = g * shade;
			data[i * 4 + 2] = b * shade;
		}
	}
}

function paintUpright(canvas: Canvas, eye: Eye, one: Upright, light: Light): void {
	const [da, xa] = eye.locate(one.a);
	const [db, xb] = eye.locate(one.b);
	if (Math.max(da, db) < NEAR_M) return;
	const [left, right] = columnsOf([da, xa], [db, xb], eye.focal);
	for (let x = left; x <= right; x++) {
		// The column's ray is (1, k) in depth and offset; it meets a + u·(b − a).
		const k = (x + 0.5 - WIDTH / 2) / eye.focal;
		const across = xb - xa - k * (db - da) || 1e-9;
		const u = (k * da - xa) / across;
		const depth = da + u * (db - da);
		if (u < 0 || u > 1 || depth < NEAR_M || depth > FAR_M) continue;
		const along = u * one.lengthM;
		if (one.gaps.some(([from, to]) => along >= from && along <= to)) continue;
		paintColumn(canvas, eye, { x, depth, along, one, light });
	}
}

/** Which columns of the picture it can be in; the whole width where an end is behind the eye. */
function columnsOf(a: Point, b: Point, focal: number): readonly [number, number] {
	if (a[0] < NEAR_M || b[0] < NEAR_M) return [0, WIDTH - 1];
	const [x, y] = [WIDTH / 2 + (a[1] / a[0]) * focal, WIDTH / 2 + (b[1] / b[0]) * focal];
	return [Math.max(0, Math.floor(Math.min(x, y))), Math.min(WIDTH - 1, Math.ceil(Math.max(x, y)))];
}

function paintColumn(
	{ data, depth: depths }: Canvas,
	{ focal, heightM, horizon }: Eye,
	{ x, depth, along, one, light }: { x: number; depth: number; along: number; one: Upright; light: Light },
): void {
	const scale = focal / depth;
	const top = Math.max(0, Math.round(horizon - (one.heightM - heightM) * scale));
	const bottom = Math.min(HEIGHT - 1, Math.round(horizon + heightM * scale));
	const paint = one.sort === "wall" ? wallAt : houseAt;
	for (let y = top; y <= bottom; y++) {
		const i = y * WIDTH + x;
		if ((depths[i] ?? 0) < depth) continue;
		depths[i] = depth;
		colourIn(data, i, paint(one, along, heightM - (y - horizon) / scale, light));
	}
}

function colourIn(data: Uint8Array, pixel: number, [r, g, b]: Colour): void {
	data[pixel * 4] = r;
	data[pixel * 4 + 1] = g;
	data[pixel * 4 + 2] = b;
}

const COPING: Colour = [198, 192, 182];
const PILLAR: Colour = [158, 146, 130];
const SHADES = 8;
const shadesOf = ([r, g, b]: Colour): readonly Colour[] =>
	Array.from({ length: SHADES }, (_, n): Colour => {
		const shade = 0.96 + (0.08 * n) / SHADES;
		return [r * shade, g * shade, b * shade];
	});
const PLASTER = shadesOf([184, 172, 152]);
const PLINTH = shadesOf([128, 116, 104]);
const ROOF: Colour = [150, 140, 128];
const FRAME: Colour = [210, 206, 200];
const LIT: Colour = [250, 226, 160];
const PANE: Colour = [66, 78, 92];
const LEDGE: Colour = [164, 150, 134];
const FACADE: Colour = [200, 184, 162];

/** Plaster with a pillar every four metres and a coping. */
function wallAt({ heightM, seed }: Upright, along: number, z: number): Colour {
	if (z > heightM - 0.14) return COPING;
	if (along % 4 < 0.42) return PILLAR;
	const shade = Math.floor(SHADES * speckle(Math.floor(along * 3) + seed * 97, Math.floor(z * 3)));
	return (z < 0.35 ? PLINTH : PLASTER)[shade] ?? PILLAR;
}

/** A facade with windows, a few of them lit in the evening. */
function houseAt({ seed, heightM }: Upright, along: number, z: number, light: Light): Colour {
	if (z > heightM - 0.5) return ROOF;
	const bay = Math.floor(along / 3.1);
	const floor = Math.floor(z / 2.9);
	const u = along - bay * 3.1;
	const v = z - floor * 2.9;
	if (u <= 0.9 || u >= 2.3 || v <= 0.95 || v >= 2.25) return v < 0.12 ? LEDGE : FACADE;
	if (u < 0.98 || u > 2.22 || Math.abs(u - 1.6) < 0.04) return FRAME;
	return light.day < 0.6 && speckle(bay + seed * 31, floor) > 0.86 ? LIT : PANE;
}

/** A number in [0, 1) for a cell; the same cell always looks the same. */
function speckle(x: number, y: number): number {
	let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1);
	h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
	return ((h ^ (h >>> 13)) >>> 8) / 2 ** 24;
}
