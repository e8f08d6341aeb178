import type { Dispatch } from "./dispatch.ts";
import type { Incident } from "./incident.ts";
import type { OnDuty } from "./shift.ts";
import type { Point, Site } from "./site.ts";
import { leastWalkMs, wallsOf } from "./walking.ts";

/** A guard who could be sent. */
export interface Proposal {
	readonly guard: string;
	readonly post: string;
	/** A fixed post: somebody must cover it. */
	readonly fixed?: true;
	/** Where they were last known. */
	readonly zone?: string;
	readonly seenAt?: number;
	/** As the crow flies on the plan, from there to where the incident began; absent: one of the two is not known. */
	readonly distanceM?: number;
	/** The least time on foot, around the buildings, s. */
	readonly walkS?: number;
	/** On no incident. */
	readonly free: boolean;
	/** What became of it when they were sent to this incident before. */
	readonly sent?: Dispatch["state"];
}

/**
 * Everyone on duty: first who is free and may leave the post, then who is there sooner; last who did not come when sent
 * before. Not the person from whom the incident is kept: what they are told, whoever coerces them is told.
 */
export function proposals(
	site: Pick<Site, "zones" | "buildings">,
	guards: readonly OnDuty[],
	{ zone: at, dispatches = [], keptFrom }: Pick<Incident, "zone" | "dispatches" | "keptFrom">,
): readonly Proposal[] {
	const able = guards.filter(({ guard }) => guard !== keptFrom);
	const all = able.map(({ guard, post, fixed, zone, seenAt, incident, busy }): Proposal => {
		const way = wayOf(site, zone, at);
		const sent = dispatches.findLast((one) => one.guard === guard)?.state;
		return {
			guard,
			post,
			...(fixed && { fixed }),
			...(zone !== undefined && { zone }),
			...(seenAt !== undefined && { seenAt }),
			...way,
			free: incident === undefined && !busy,
			...(sent && { sent }),
		};
	});
	return all.sort((a, b) => rank(a) - rank(b) || seconds(a) - seconds(b) || (a.guard < b.guard ? -1 : 1));
}

/** Who could stand in for a guard who leaves a fixed post: anyone else on duty who holds none. */
export function covers(guards: readonly OnDuty[], guard: string): readonly string[] {
	return guards.filter((one) => one.guard !== guard && !one.fixed).map((one) => one.guard);
}

function rank({ sent, free, fixed }: Proposal): number {
	return (sent === undefined || sent === "done" ? 0 : 4) + (free ? 0 : 2) + (fixed ? 1 : 0);
}

function seconds({ walkS = Number.MAX_VALUE }: Proposal): number {
	return walkS;
}

function wayOf(
	site: Pick<Site, "zones" | "buildings">,
	from?: string,
	to?: string,
): Pick<Proposal, "distanceM" | "walkS"> {
	const { zones } = site;
	const a = zones.get(from ?? "")?.shape;
	const b = zones.get(to ?? "")?.shape;
	if (!a || !b) return {};
	const [start, end] = [middle(a), middle(b)];
	const distanceM = Math.round(Math.hypot(start[0] - end[0], start[1] - end[1]));
	return { distanceM, walkS: Math.round(leastWalkMs(wallsOf(site), start, end) / 1_000) };
}

/** The mean of a shape's corners. */
function middle(shape: readonly Point[]): Point {
	const sum = shape.reduce(([x, y], [px, py]): Point => [x + px, y + py], [0, 0]);
	return [sum[0] / shape.length, sum[1] / shape.length];
}
