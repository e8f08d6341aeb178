import { letCatsRoam } from "./cats.ts";
import type { Doors } from "./door.ts";
import { gatesOf } from "./gates.ts";
import { letGuardsPatrol } from "./guards.ts";
import { letResidentsLive } from "./residents.ts";
import { letVisitorsCome } from "./visitors.ts";
import type { LivingWorld } from "./world.ts";

/** An ordinary day from now on: everything lawful, nothing that should raise an alarm. */
export function letLive(world: LivingWorld, doors: Doors): void {
	const gates = gatesOf(world.compound);
	letResidentsLive(world, doors, gates);
	letVisitorsCome(world, doors, gates);
	letGuardsPatrol(world);
	letCatsRoam(world);
}
