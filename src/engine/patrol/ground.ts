import type { Ground } from "../../model/patrol-plan.ts";
import type { Site, SiteDevice } from "../../model/site.ts";
import { leastWalkMs, type Walls, wallsOf } from "../../model/walking.ts";

const known = new WeakMap<Site, { readonly walls: Walls; readonly checkpoints: ReadonlyMap<string, SiteDevice> }>();

function groundwork(site: Site) {
	const before = known.get(site);
	if (before) return before;
	const shows = new Set(
		[...site.kinds.values()].flatMap(({ name, events }) =>
			Object.values(events).some(({ checksIn }) => checksIn !== undefined) ? [name] : [],
		),
	);
	const checkpoints = new Map([...site.devices].filter(([, { kind }]) => shows.has(kind)));
	const made = { walls: wallsOf(site), checkpoints };
	known.set(site, made);
	return made;
}

/** The site's checkpoints: devices at which a guard shows that they were there. */
export function checkpointsOf(site: Site): ReadonlyMap<string, SiteDevice> {
	return groundwork(site).checkpoints;
}

/** What plans are checked by. */
export function groundOf(site: Site): Ground {
	const { walls, checkpoints } = groundwork(site);
	return { walls, placeOf: (id) => checkpoints.get(id)?.place.at };
}

/** The least time on foot between two checkpoints, ms; 0 where one is not there any more. */
export function leastMsOf(site: Site): (from: string, to: string) => number {
	const { walls, placeOf } = groundOf(site);
	return (from, to) => {
		const [a, b] = [placeOf(from), placeOf(to)];
		return a && b ? leastWalkMs(walls, a, b) : 0;
	};
}

/** How long a guard may be out of reach at a checkpoint, ms. */
export function noSignalMs(site: Site, checkpoint: string): number {
	const said = checkpointsOf(site).get(checkpoint)?.options.noSignalMs;
	return typeof said === "number" ? said : 0;
}
