import type { Point } from "../../src/model/site.ts";
import type { CompoundDevice } from "../compound.ts";
import { lineOf } from "../world/crossings.ts";
import { distance, middle } from "../world/geometry.ts";
import { placeAt } from "../world/walk.ts";
import type { World } from "../world/world.ts";
import { type Eye, eyeOf } from "./eye.ts";
import type { Stance } from "./figure.ts";
import { dayAt, isInfrared, type Light } from "./light.ts";

/** All that a picture shows, as plain data: cheap to make where the devices live, to be painted elsewhere. */
export interface Shot {
	readonly device: CompoundDevice;
	/** Simulated epoch ms. */
	readonly at: number;
	readonly light: Light;
	/** Who is there, the farthest first. */
	readonly bodies: readonly { readonly stance: Stance; readonly point: Point }[];
}

/** Within so much of a wall's line, someone is on it. */
const ON_WALL_M = 0.75;
/** Nobody is more than a speck beyond. */
const FAR_M = 180;
/** A wall that takes a climber some trouble. */
export const WALL_M = 2.2;

/** What the camera sees at `at`, at most a minute ago. */
export function shotOf(world: World, device: CompoundDevice, at: number): Shot {
	const light: Light = {
		day: dayAt(world.minuteOfDay(at)),
		fog: world.weather("fog", device.zone, at),
		rain: world.weather("rain", device.zone, at),
	};
	return { device, at, light, bodies: bodiesAt(world, eyeOf(device), at, isInfrared(light)) };
}

function bodiesAt(world: World, eye: Eye, at: number, infrared: boolean): Shot["bodies"] {
	const there: { stance: Stance; point: Point; far: number }[] = [];
	for (const body of world.bodiesAt(at)) {
		const point = placeAt(body.walk, at);
		const far = point ? eye.locate(point)[0] : 0;
		if (!point || far <= 0 || far > FAR_M) continue;
		const { id, sort } = body;
		const lifted = liftedAt(world, sort, point);
		const ahead = placeAt(body.walk, at + 100);
		const rests = ahead !== undefined && distance(ahead, point) < 0.01;
		const climbs = lifted > 0.4 && sort === "person";
		const crouches = rests && lifted < 0.1 && body.hides === true;
		const walked = distance(body.walk.legs[0]?.from ?? point, point);
		there.push({ stance: { body: { id, sort }, lifted, climbs, crouches, infrared, walked }, point, far });
	}
	return there.sort((a, b) => b.far - a.far).map(({ stance, point }) => ({ stance, point }));
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
