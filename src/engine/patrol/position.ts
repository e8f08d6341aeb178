import type { Position } from "../../model/patrol.ts";
import type { Point, Site } from "../../model/site.ts";

/** Further from the checkpoint than this, beyond what it may err by, a phone was elsewhere. Our own setting. */
const FAR_M = 60;

/** Metres of one degree of latitude (a sphere of 6,371 km): over a compound it errs by less than a phone does. */
const DEGREE_M = 111_195;

/** Whether a phone says that it is elsewhere than at a place of the plan; what it does not say, it does not contradict. */
export function isFar(position: Position | undefined, [x, y]: Point, site: Pick<Site, "patrol">): boolean {
	const here = position && onPlan(position, site);
	return here !== undefined && Math.hypot(here[0] - x, here[1] - y) > FAR_M + (position?.accuracyM ?? 0);
}

/** Metres to the east and north of the plan's 0, 0. */
function onPlan({ x, y, latitude, longitude }: Position, { patrol }: Pick<Site, "patrol">): Point | undefined {
	if (x !== undefined && y !== undefined) return [x, y];
	const origin = patrol?.origin;
	if (!origin || latitude === undefined || longitude === undefined) return undefined;
	const narrower = Math.cos((origin.latitude * Math.PI) / 180);
	return [(longitude - origin.longitude) * DEGREE_M * narrower, (latitude - origin.latitude) * DEGREE_M];
}
