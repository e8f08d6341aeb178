import { letClimb } from "./intruder.ts";
import type { LivingWorld } from "./world.ts";

const CAT_M = 0.3;
const MEAN_MS = 40 * 60_000;

/** A cat comes over one of the walls now and then. */
export function letCatsRoam(world: LivingWorld): void {
	const random = world.random("cats");
	const walls = world.compound.zones.filter(({ wall }) => wall !== undefined);
	let count = 0;
	const next = () => {
		const wall = random.pick(walls);
		if (wall)
			letClimb(world, {
				id: `cat-${count++}`,
				sort: "cat",
				heightM: CAT_M,
				zone: wall.id,
				share: random.between(0.2, 0.8),
			});
		world.at(world.now + random.waiting(MEAN_MS), next);
	};
	world.at(world.now + random.waiting(MEAN_MS), next);
}
