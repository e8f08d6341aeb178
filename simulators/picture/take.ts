import { encode } from "jpeg-js";
import type { Point } from "../../src/model/site.ts";
import type { CompoundDevice } from "../compound.ts";
import { lineOf } from "../world/crossings.ts";
import { distance, middle } from "../world/geometry.ts";
import { chanceOf } from "../world/random.ts";
import { placeAt } from "../world/walk.ts";
import type { World } from "../world/world.ts";
import { paintBackdrop } from "./backdrop.ts";
import { openCanvas } from "./canvas.ts";
import { type Eye, eyeOf, HEIGHT, WIDTH } from "./eye.ts";
import { drawBody, type Stance } from "./figure.ts";
import { widthOf, write } from "./letters.ts";
import { dayAt, develop, isInfrared, type Light, rainOn } from "./light.ts";
import { sceneOf, WALL_M } from "./scene.ts";

const QUALITY = 58;
/** Within so much of a wall's line, someone is on it. */
const ON_WALL_M = 0.75;
const MARGIN = 10;

/** One for all: a picture is encoded before the next one begins. */
const canvas = openCanvas(WIDTH, HEIGHT);

/** What the camera sees at `at` (simulated epoch ms, at most a minute ago): a JPEG of 640 × 360. */
export function takePicture(world: World, device: CompoundDevice, at: number): Uint8Array {
	canvas.depth.fill(Number.POSITIVE_INFINITY);
	const eye = eyeOf(device);
	const light: Light = {
		day: dayAt(world.minuteOfDay(at)),
		fog: world.weather("fog", device.zone, at),
		rain: world.weather("rain", device.zone, at),
	};
	paintBackdrop(canvas, eye, sceneOf(world.compound), light);
	for (const [stance, point] of stancesAt(world, eye, at, isInfrared(light))) {
		const seen = eye.see(point);
		if (seen) drawBody(canvas, seen, stance);
	}
	const grain = Math.floor(chanceOf(device.id, at) * 2 ** 31);
	develop(canvas, light, grain);
	if (light.rain > 0) rainOn(canvas, light, grain);
	write(canvas, stampOf(world.compound.timeZone, at), MARGIN, MARGIN);
	write(canvas, device.id, MARGIN, HEIGHT - MARGIN - 14);
	write(canvas, world.compound.site, WIDTH - MARGIN - widthOf(world.compound.site), HEIGHT - MARGIN - 14);
	return encode({ data: canvas.data, width: WIDTH, height: HEIGHT }, QUALITY).data;
}

/** Who is there, the farthest first. */
function stancesAt(world: World, eye: Eye, at: number, infrared: boolean): [Stance, Point][] {
	const there: [Stance, Point][] = [];
	for (const body of world.bodiesAt(at)) {
		const point = placeAt(body.walk, at);
		if (!point) continue;
		const lifted = liftedAt(world, body.sort, point);
		const ahead = placeAt(body.walk, at + 100);
		const rests = ahead !== undefined && distance(ahead, point) < 0.01;
		const climbs = lifted > 0.4 && body.sort === "person";
		const crouches = rests && lifted < 0.1 && body.hides === true;
		const walked = distance(body.walk.legs[0]?.from ?? point, point);
		there.push([{ body, lifted, climbs, crouches, infrared, walked }, point]);
	}
	return there.sort(([, a], [, b]) => eye.locate(b)[0] - eye.locate(a)[0]);
}

/** How far up the wall someone is who is at its line. */
function liftedAt({ compound }: World, sort: string, point: Point): number {
	if (sort === "vehicle") return 0;
	const inside = middle(compound.outline);
	for (const zone of compound.zones) {
		for (const { a, b, inwards } of lineOf(zone, inside)) {
			const [dx, dy] = [point[0] - a[0], point[1] - a[1]];
			const length = distance(a, b);
			const along = (dx * (b[0] - a[0]) + dy * (b[1] - a[1])) / length;
			const off = Math.abs(dx * inwards[0] + dy * inwards[1]);
			if (along < 0 || along > length || off > ON_WALL_M || atGate(compound, point)) continue;
			return (WALL_M - 0.05) * Math.min(1, 1.35 * (1 - off / ON_WALL_M));
		}
	}
	return 0;
}

function atGate({ zones }: World["compound"], point: Point): boolean {
	return zones.some(({ sort, shape }) => sort === "gate" && shape.some((corner) => distance(corner, point) < 6));
}

/** `2026-11-24 02:13:09`, as the compound's clocks show it. */
function stampOf(timeZone: string, at: number): string {
	return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(at);
}
