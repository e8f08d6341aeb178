import type { Point } from "../../src/model/site.ts";
import type { CompoundDevice } from "../compound.ts";

/** As large as people and lettering need to be told apart; each pixel costs the painter time. */
export const WIDTH = 480;
export const HEIGHT = 270;

/** Where a point of the world stands in the picture. */
export interface Seen {
	readonly x: number;
	/** Of the ground under it; up is smaller. */
	readonly y: number;
	/** Metres along the view. */
	readonly depth: number;
	/** Pixels a metre there. */
	readonly scale: number;
}

/** A camera's eye: a pinhole on a pole that looks a little down, so little that the picture is only shifted. */
export interface Eye {
	readonly at: Point;
	readonly heightM: number;
	/** The row in which everything infinitely far away stands. */
	readonly horizon: number;
	/** Pixels a metre at one metre. */
	readonly focal: number;
	readonly forward: Point;
	readonly right: Point;
	/** Depth and sideways offset of a point, m. */
	locate(point: Point): readonly [depth: number, across: number];
	/** A point on the ground; undefined behind the eye. */
	see(point: Point): Seen | undefined;
}

const POLE_M = 3.4;
/** The picture is wider than what the camera judges, which never reaches its edge. */
const WIDER_DEG = 16;
const NEAR_M = 0.4;

export function eyeOf({ at, facingDeg = 0, fieldOfViewDeg = 80 }: CompoundDevice): Eye {
	const angle = (Math.min(110, fieldOfViewDeg + WIDER_DEG) * Math.PI) / 180;
	const focal = WIDTH / 2 / Math.tan(angle / 2);
	const facing = (facingDeg * Math.PI) / 180;
	const forward: Point = [Math.sin(facing), Math.cos(facing)];
	const right: Point = [Math.cos(facing), -Math.sin(facing)];
	const horizon = fieldOfViewDeg > 50 ? 72 : 56;
	const locate = ([x, y]: Point) => {
		const [dx, dy] = [x - at[0], y - at[1]];
		return [dx * forward[0] + dy * forward[1], dx * right[0] + dy * right[1]] as const;
	};
	return {
		at,
		heightM: POLE_M,
		horizon,
		focal,
		forward,
		right,
		locate,
		see(point) {
			const [depth, across] = locate(point);
			if (depth < NEAR_M) return undefined;
			const scale = focal / depth;
			return { x: WIDTH / 2 + across * scale, y: horizon + POLE_M * scale, depth, scale };
		},
	};
}
