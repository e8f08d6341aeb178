import { MINUTE_MS, type PatrolRoute } from "../model/patrol.ts";
import { type Ground, planConflict, routeMistakes } from "../model/patrol-plan.ts";
import type { Mistake } from "../model/problem.ts";
import type { ConfigFile } from "./config-file.ts";
import type { Expansion } from "./expansion.ts";
import type { SiteFile } from "./schema.ts";

/** The routes that a file ships. */
export function routesOf({ routes }: Pick<SiteFile, "routes">): readonly PatrolRoute[] {
	return Object.entries(routes).map(([id, { words, order, tolerance, draws, stops }]) => ({
		id,
		words,
		order,
		...(draws !== undefined && { draws }),
		stops: stops.map(({ checkpoint, after, tolerance: own = tolerance, tasks }) => ({
			checkpoint,
			afterMinutes: after / MINUTE_MS,
			toleranceMinutes: own / MINUTE_MS,
			...(tasks && { tasks }),
		})),
	}));
}

interface Checked {
	readonly given: SiteFile;
	readonly expanded: Expansion;
	readonly file: ConfigFile;
	maybe(id: string): boolean;
}

/** Routes that nobody can walk in their times, and plans that ask for more guards than there are. */
export function patrolMistakes({ given, expanded, file, maybe }: Checked): Mistake[] {
	const places = new Map(
		expanded.devices.flatMap(({ id, kind, place }) => (kind === "patrol" ? [[id, place.at] as const] : [])),
	);
	const ground: Ground = {
		placeOf: (id) => places.get(id) ?? (maybe(id) ? [0, 0] : undefined),
		walls: expanded.buildings.map(({ outline }) => outline),
	};
	const routes = routesOf(given);
	const wrong = routes.flatMap((route) => {
		if (route.stops.some(({ checkpoint }) => !places.has(checkpoint) && maybe(checkpoint))) return [];
		return routeMistakes(route, ground).map(({ path, ...rest }) => ({
			...rest,
			path: file.where(["routes", route.id, ...path.replace("afterMinutes", "after").split(".").map(keyOf)]),
		}));
	});
	const shifts = Object.entries(given.shifts).map(([id, { words, from, to, posts }]) => ({
		...{ id, words, fromMinute: from, toMinute: to },
		posts: posts.map(({ post }) => post),
	}));
	const plans = Object.entries(given.plans).map(([id, plan]) => ({ id, ...plan }));
	const find = (id: string) => routes.find((route) => route.id === id);
	return [
		...wrong,
		...plans.flatMap((plan) => {
			if (!shifts.some(({ id }) => id === plan.shift) || !find(plan.route)) return [];
			const conflict = planConflict(plan, plans, { routes: find, shifts });
			if (!conflict) return [];
			const found = `${conflict.plans.join(", ")} at ${conflict.at}`;
			const expected = `at most ${conflict.guards} at once: so many guards of ${conflict.shift} have these posts`;
			return [{ path: file.where(["plans", plan.id, "at"]), found, expected }];
		}),
	];
}

function keyOf(part: string): string | number {
	return /^\d+$/.test(part) ? Number(part) : part;
}
