import { type Day, MINUTE_MS } from "../src/model/patrol.ts";
import { minuteOf } from "../src/model/patrol-plan.ts";
import type { Roster } from "../src/model/roster.ts";
import type { Landmark, Point, Site, Zone } from "../src/model/site.ts";

/** One device as virtual hardware needs it: what it is, where it hangs, what feeds it. */
export interface CompoundDevice {
	readonly id: string;
	readonly kind: string;
	readonly zone: string;
	readonly unit?: string;
	readonly at: Point;
	readonly facingDeg?: number;
	readonly fieldOfViewDeg?: number;
	readonly reachM?: number;
	readonly options: Readonly<Record<string, unknown>>;
	readonly fedBy: readonly string[];
}

/** Where a guard comes past, how long after the round's start, ms. */
export interface CompoundStop {
	readonly checkpoint: string;
	readonly afterMs: number;
}

export type CompoundZone = Pick<Zone, "id" | "sort" | "shape" | "wall">;

/** A site as plain JSON, so that it can be handed to another thread. Metres on the plan, as in `Site`. */
export interface Compound {
	readonly site: string;
	/** IANA name. */
	readonly timeZone: string;
	readonly outline: readonly Point[];
	readonly zones: readonly CompoundZone[];
	readonly devices: readonly CompoundDevice[];
	readonly buildings: readonly { readonly id: string; readonly outline: readonly Point[]; readonly floors: number }[];
	readonly landmarks: readonly Pick<Landmark, "sort" | "outline">[];
	/** Who is down for which post, when: what its file says. */
	readonly duty: Roster["site"];
	/** The rounds that are walked: on which days, at which minutes of the site's day, and by which posts. */
	readonly rounds: readonly {
		/** The plan's. */
		readonly id: string;
		readonly days: readonly Day[];
		readonly minutes: readonly number[];
		readonly posts: readonly string[];
		readonly stops: readonly CompoundStop[];
	}[];
}

/** What the simulation has to know of a site, and no more. */
export function compoundOf(site: Site): Compound {
	return {
		site: site.id,
		timeZone: site.timeZone,
		outline: site.outline,
		zones: [...site.zones.values()].map(({ id, sort, shape, wall }) => ({
			id,
			sort,
			shape,
			...(wall !== undefined && { wall }),
		})),
		devices: [...site.devices.values()].map(({ id, kind, zone, unit, place, options, fedBy }) => ({
			id,
			kind,
			zone,
			...(unit !== undefined && { unit }),
			...place,
			options,
			fedBy,
		})),
		buildings: site.buildings.map(({ id, outline, floors }) => ({ id, outline, floors })),
		landmarks: site.landmarks.map(({ sort, outline }) => ({ sort, outline })),
		duty: { shifts: site.shifts, timeZone: site.timeZone, ...(site.roster && { roster: site.roster }) },
		rounds: site.plans.flatMap(({ id, route, at, days, posts }) => {
			const stops = site.routes.find((one) => one.id === route)?.stops ?? [];
			return [
				{
					id,
					days,
					posts,
					minutes: at.map(minuteOf),
					stops: stops.map(({ checkpoint, afterMinutes }) => ({ checkpoint, afterMs: afterMinutes * MINUTE_MS })),
				},
			];
		}),
	};
}
