import { encode } from "jpeg-js";
import type { Compound } from "../compound.ts";
import { chanceOf } from "../world/random.ts";
import { paintBackdrop } from "./backdrop.ts";
import { openCanvas } from "./canvas.ts";
import { eyeOf, HEIGHT, WIDTH } from "./eye.ts";
import { drawBody } from "./figure.ts";
import { widthOf, write } from "./letters.ts";
import { develop, rainOn } from "./light.ts";
import { sceneOf } from "./scene.ts";
import type { Shot } from "./shot.ts";

const QUALITY = 58;
const MARGIN = 8;

/** One for all: a picture is encoded before the next one begins. */
const canvas = openCanvas(WIDTH, HEIGHT);

/** The shot as a JPEG of 480 × 270. Takes some twenty milliseconds: not for the devices' thread. */
export function paint(compound: Compound, { device, at, light, bodies }: Shot): Uint8Array {
	canvas.depth.fill(Number.POSITIVE_INFINITY);
	const eye = eyeOf(device);
	paintBackdrop(canvas, eye, sceneOf(compound), light);
	for (const { stance, point } of bodies) {
		const seen = eye.see(point);
		if (seen) drawBody(canvas, seen, stance);
	}
	const grain = Math.floor(chanceOf(device.id, at) * 2 ** 31);
	develop(canvas, light, grain);
	if (light.rain > 0) rainOn(canvas, light, grain);
	write(canvas, stampOf(compound.timeZone, at), MARGIN, MARGIN);
	write(canvas, device.id, MARGIN, HEIGHT - MARGIN - 14);
	write(canvas, compound.site, WIDTH - MARGIN - widthOf(compound.site), HEIGHT - MARGIN - 14);
	return encode({ data: canvas.data, width: WIDTH, height: HEIGHT }, QUALITY).data;
}

/** `2026-11-24 02:13:09`, as the compound's clocks show it. */
function stampOf(timeZone: string, at: number): string {
	return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(at);
}
