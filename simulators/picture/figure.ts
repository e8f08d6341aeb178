import type { Point } from "../../src/model/site.ts";
import { chanceOf } from "../world/random.ts";
import type { Body } from "../world/walk.ts";
import type { Canvas, Colour } from "./canvas.ts";
import type { Seen } from "./eye.ts";

/** A body where it is now. */
export interface Stance {
	readonly body: Pick<Body, "id" | "sort">;
	/** How high its feet are above the ground, m. */
	readonly lifted: number;
	/** It holds on to something with hands and knees. */
	readonly climbs: boolean;
	/** It hides: knees bent, head down. */
	readonly crouches: boolean;
	/** Infrared light makes cloth bright, whatever its colour. */
	readonly infrared: boolean;
	/** Metres walked, for the steps. */
	readonly walked: number;
}

const COATS: readonly Colour[] = [
	[52, 62, 88],
	[120, 44, 40],
	[70, 82, 64],
	[196, 186, 168],
	[38, 38, 42],
	[150, 116, 60],
];
const TROUSERS: readonly Colour[] = [
	[44, 46, 54],
	[72, 66, 58],
	[32, 34, 38],
];
const SKIN: Colour = [206, 164, 134];
const HAIR: Colour = [30, 26, 24];
const SHADOW: Colour = [20, 20, 22];
/** A little nearer than where it stands: it covers the ground and the wall it touches. */
const BEFORE_M = 0.45;

/** Draws a body with its feet at `seen`. */
export function drawBody(canvas: Canvas, seen: Seen, stance: Stance): void {
	const { sort } = stance.body;
	if (stance.lifted < 0.1) shadow(canvas, seen, sort === "vehicle" ? 1.6 : 0.35);
	if (sort === "person") drawPerson(canvas, seen, stance);
	else if (sort === "cat") drawCat(canvas, seen, stance);
	else drawCar(canvas, seen, stance);
}

function shadow(canvas: Canvas, { x, y, depth, scale }: Seen, radiusM: number): void {
	for (let dx = -radiusM * scale; dx <= radiusM * scale; dx++) {
		const high = 0.22 * radiusM * scale * Math.sqrt(1 - (dx / (radiusM * scale)) ** 2);
		for (let dy = -high; dy <= high; dy++) {
			const [px, py] = [Math.round(x + dx), Math.round(y + dy)];
			if ((canvas.depth[py * canvas.width + px] ?? 0) > depth - 1) canvas.blend(px, py, SHADOW, 0.45);
		}
	}
}

function drawPerson(
	canvas: Canvas,
	{ x, y, depth, scale }: Seen,
	{ body, lifted, climbs, crouches, infrared, walked }: Stance,
): void {
	const cloth = ([r, g, b]: Colour): Colour => (infrared ? [150 + r / 3, 150 + g / 3, 150 + b / 3] : [r, g, b]);
	const coat = cloth(COATS[Math.floor(chanceOf(body.id, "coat") * COATS.length)] ?? HAIR);
	const legs = cloth(TROUSERS[Math.floor(chanceOf(body.id, "legs") * TROUSERS.length)] ?? HAIR);
	const tall = 1.62 + 0.2 * chanceOf(body.id, "tall");
	const far = depth - BEFORE_M;
	const at = (across: number, up: number): Point => [x + across * scale, y - (up + lifted) * scale];
	const limb = (from: Point, to: Point, m: number, colour: Colour) => canvas.limb(from, to, m * scale, far, colour);
	const swing = climbs || crouches ? 0 : Math.sin(walked * 4.2) * 0.26;
	const bend = climbs ? 0.62 : crouches ? 0.58 : 1;
	const hip = tall * 0.52 * bend;
	const neck = hip + tall * 0.32;
	const head = neck + tall * 0.1;
	if (climbs) {
		limb(at(-0.08, hip), at(-0.34, hip - 0.16), 0.09, legs);
		limb(at(-0.34, hip - 0.16), at(-0.3, -0.28), 0.075, legs);
		limb(at(0.1, hip), at(0.34, hip + 0.02), 0.09, legs);
		limb(at(0.34, hip + 0.02), at(0.3, 0.02), 0.075, legs);
	} else {
		limb(at(-0.09, hip), at(-0.09 - swing, 0.04), 0.085, legs);
		limb(at(0.09, hip), at(0.09 + swing, 0.04), 0.085, legs);
	}
	limb(at(-0.1, hip + 0.06), at(-0.12, neck - 0.1), 0.13, coat);
	limb(at(0.1, hip + 0.06), at(0.12, neck - 0.1), 0.13, coat);
	const hand = climbs ? hip - 0.05 : crouches ? hip : hip + 0.02;
	limb(at(-0.22, neck - 0.1), at(climbs ? -0.42 : -0.27 + swing * 0.6, hand), 0.062, coat);
	limb(at(0.22, neck - 0.1), at(climbs ? 0.44 : 0.27 - swing * 0.6, climbs ? hand + 0.12 : hand), 0.062, coat);
	const [hx, hy] = at(0, head);
	canvas.oval(hx, hy, 0.105 * scale, 0.135 * scale, far, SKIN);
	canvas.oval(hx, hy - 0.06 * scale, 0.11 * scale, 0.09 * scale, far - 0.01, HAIR);
}

function drawCat(canvas: Canvas, { x, y, depth, scale }: Seen, { body, lifted }: Stance): void {
	const fur: Colour = chanceOf(body.id, "fur") > 0.5 ? [70, 62, 56] : [176, 130, 84];
	const up = (m: number) => y - (m + lifted) * scale;
	const far = depth - BEFORE_M;
	canvas.oval(x, up(0.17), 0.22 * scale, 0.09 * scale, far, fur);
	canvas.oval(x + 0.24 * scale, up(0.24), 0.07 * scale, 0.065 * scale, far, fur);
	for (const leg of [-0.15, 0.15])
		canvas.limb([x + leg * scale, up(0.14)], [x + leg * scale, up(0)], 0.025 * scale, far, fur);
	canvas.limb([x - 0.22 * scale, up(0.2)], [x - 0.36 * scale, up(0.38)], 0.02 * scale, far, fur);
}

function drawCar(canvas: Canvas, { x, y, depth, scale }: Seen, { body }: Stance): void {
	const paint = COATS[Math.floor(chanceOf(body.id, "coat") * COATS.length)] ?? HAIR;
	const far = depth - BEFORE_M;
	const m = (metres: number) => metres * scale;
	canvas.limb([x - m(1.6), y - m(0.62)], [x + m(1.6), y - m(0.62)], m(0.36), far, paint);
	canvas.limb([x - m(0.8), y - m(1.08)], [x + m(0.7), y - m(1.08)], m(0.3), far, paint);
	canvas.limb([x - m(0.7), y - m(1.1)], [x + m(0.6), y - m(1.1)], m(0.18), far - 0.01, [60, 70, 82]);
	for (const wheel of [-1.15, 1.15]) canvas.oval(x + m(wheel), y - m(0.32), m(0.32), m(0.32), far - 0.01, [26, 26, 28]);
}
