import type { Point } from "../../src/model/site.ts";
import type { CompoundZone } from "../compound.ts";
import { lineOf } from "./crossings.ts";
import { between, isNear, middle, moved, normal } from "./geometry.ts";
import { type BodySort, walkAlong } from "./walk.ts";
import type { LivingWorld } from "./world.ts";

const OUTSIDE_M = 3;
const INSIDE_M = 4;
const ALONG_M = 8;
const PACE = 2;
const MARGIN_M = 2;
/** A person comes from so far outside, hangs on the wall for so long, and then hides for so long. */
const COMES_FROM_M = 9;
const FOOT_M = 0.7;
const ON_TOP_M = 0.3;
const CLIMBS_MS = 2_600;
const HIDES_MS = 25_000;

export interface Climber {
	readonly id: string;
	readonly sort: BodySort;
	/** Above the wall's top while crossing: a person climbing 0.9–1.7, a cat 0.3. */
	readonly heightM: number;
	readonly zone: string;
	/** Where on the zone's line, 0 … 1; never in a gate. */
	readonly share: number;
}

/**
 * Someone crosses a wall zone's line from outside 1.5 s from now, goes on along the wall inside, and hides. A person was
 * on the way there already: what looks back sees them come.
 *
 * @throws {Error} The zone is no wall of the compound.
 */
export function letClimb(world: LivingWorld, { id, sort, heightM, zone, share }: Climber): void {
	const { zones, outline } = world.compound;
	const found = zones.find((one) => one.id === zone);
	const line = found && lineOf(found, middle(outline))[0];
	if (!line) throw new Error(`no wall zone "${zone}" in ${world.compound.site}`);
	const { a, b, inwards } = line;
	const point = clearOfGates(zones, a, b, share);
	const along = normal(point, moved(point, inwards, 1), middle([a, b]));
	const inside = moved(point, inwards, INSIDE_M);
	const hidden = moved(inside, along, ALONG_M);
	const outside = (metres: number) => moved(point, inwards, -metres);
	if (sort !== "person") {
		world.walk({ id, sort, heightM, walk: walkAlong([outside(OUTSIDE_M), inside, hidden], world.now, PACE) });
		return;
	}
	const overAt = world.now + (OUTSIDE_M / PACE) * 1_000;
	const onTop = walkAlong([outside(ON_TOP_M), inside, hidden], overAt - (ON_TOP_M / PACE) * 1_000, PACE);
	const foot = outside(FOOT_M);
	const upAt = onTop.startAt - CLIMBS_MS;
	const coming = walkAlong([outside(COMES_FROM_M), foot], upAt - ((COMES_FROM_M - FOOT_M) / PACE) * 1_000, PACE);
	const legs = [
		...coming.legs,
		{ from: foot, to: outside(ON_TOP_M), startAt: upAt, endAt: onTop.startAt },
		...onTop.legs,
		{ from: hidden, to: hidden, startAt: onTop.endAt, endAt: onTop.endAt + HIDES_MS },
	];
	const walk = { legs, startAt: coming.startAt, endAt: onTop.endAt + HIDES_MS };
	world.walk({ id, sort, heightM, hides: true, walk });
}

function clearOfGates(zones: readonly CompoundZone[], a: Point, b: Point, share: number): Point {
	const gates = zones.filter(({ sort }) => sort === "gate");
	for (const tried of [share, 0.3, 0.6, 0.1, 0.9]) {
		const point = between(a, b, tried);
		if (!gates.some(({ shape }) => isNear(point, shape, MARGIN_M))) return point;
	}
	return between(a, b, share);
}
