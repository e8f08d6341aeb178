import type { Dispatch } from "./dispatch.ts";
import type { Incident } from "./incident.ts";
import type { OnDuty } from "./shift.ts";
import type { Point, Site } from "./site.ts";

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
	/** On no incident. */
	readonly free: boolean;
	/** What became of it when they were sent to this incident before. */
	readonly sent?: Dispatch["state"];
}

/** Everyone on duty: first who is free and may leave the post, then the nearer; last who did not come when sent before. */
export function proposals(
	site: Pick<Site, "zones">,
	guards: readonly OnDuty[],
	{ zone: at, dispatches = [] }: Pick<Incident, "zone" | "dispatches">,
): readonly Proposal[] {
	const all = guards.map(({ guard, post, fixed, zone, seenAt, incident, busy }): Proposal => {
		const distanceM = distance(site, zone, at);
		const sent = dispatches.findLast((one) => one.guard === guard)?.state;
		return {
			guard,
			post,
			...(fixed && { fixed }),
			...(zone !== undefined && { zone }),
			...(seenAt !== undefined && { seenAt }),
			...(distanceM !== undefined && { distanceM }),
			free: incident === undefined && !busy,
			...(sent && { sent }),
		};
	});
	return all.sort((a, b) => rank(a) - rank(b) || metres(a) - metres(b) || (a.guard < b.guard ? -1 : 1));
}

/** Who could stand in for a guard who leaves a fixed post: anyone else on duty who holds none. */
export function covers(guards: readonly OnDuty[], guard: string): readonly string[] {
	return guards.filter((one) => one.guard !== guard && !one.fixed).map((one) => one.guard);
}

function rank({ sent, free, fixed }: Proposal): number {
	return (sent === undefined || sent === "done" ? 0 : 4) + (free ? 0 : 2) + (fixed ? 1 : 0);
}

function metres({ distanceM = Number.MAX_VALUE }: Proposal): number {
	return distanceM;
}

function distance({ zones }: Pick<Site, "zones">, from?: string, to?: string): number | undefined {
	const a = zones.get(from ?? "")?.shape;
	const b = zones.get(to ?? "")?.shape;
	if (!a || !b) return undefined;
	const [ax, ay] = middle(a);
	const [bx, by] = middle(b);
	return Math.round(Math.hypot(ax - bx, ay - by));
}

/** The mean of a shape's corners. */
function middle(shape: readonly Point[]): Point {
	const sum = shape.reduce(([x, y], [px, py]): Point => [x + px, y + py], [0, 0]);
	return [sum[0] / shape.length, sum[1] / shape.length];
}
