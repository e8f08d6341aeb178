import type { Simulation } from "../../simulators/run.ts";
import type { ToldRound } from "../../simulators/world/told-round.ts";
import type { Hub } from "../main.ts";
import type { Log } from "../model/log.ts";
import type { Round } from "../model/objects/round.ts";

/** More rounds are never open at once: two days of the fullest plan. */
const OPEN_MAX = 1_000;

/**
 * Tells the simulated guards of the hub's rounds, as a captain tells people: what was drawn for a random one, whose it is.
 * Gives how to stop it.
 */
export function tellGuards({ store: { journal, reader } }: Hub, simulation: Simulation, log: Log): () => void {
	const told = new Set<string>();
	const unfollow = journal.follow(({ changed }) => {
		const rounds = changed.flatMap((one) => (one.kind === "round" && "value" in one ? [toldOf(one.value)] : []));
		for (const { id } of rounds) told.add(id);
		if (rounds.length > 0) simulation.tell(rounds);
	});
	reader
		.objects("round", { limit: OPEN_MAX, order: "desc" })
		.then(({ items }) => simulation.tell(items.filter(({ id }) => !told.has(id)).map(toldOf)))
		.catch((error: unknown) => log.error({ err: error }, "the simulated guards were told of no round"));
	return unfollow;
}

function toldOf({ id, plan, startsAt, guard, stops }: Round): ToldRound {
	return {
		id,
		startsAt,
		...(plan !== undefined && { plan }),
		...(guard !== undefined && { guard }),
		stops: stops.map(({ checkpoint, dueAt }) => ({ checkpoint, afterMs: dueAt - startsAt })),
	};
}
