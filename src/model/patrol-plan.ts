import type { PatrolPlan, PatrolRoute } from "./patrol.ts";
import { type Day, MINUTE_MS } from "./patrol-terms.ts";
import type { Mistake } from "./problem.ts";
import type { Point, Shift } from "./site.ts";
import { leastWalkMs, type Walls } from "./walking.ts";

/** What of a site a plan is checked by. */
export interface Ground {
	/** Where a checkpoint is; undefined: there is none of this id. */
	placeOf(checkpoint: string): Point | undefined;
	readonly walls: Walls;
}

/**
 * What is wrong with a route: a stop that is no checkpoint or stands twice, times that run backwards, and, of an ordered
 * one, each leg that nobody can walk in its times, tolerances included, with the least minutes it takes.
 */
export function routeMistakes({ stops, order, draws }: PatrolRoute, ground: Ground): readonly Mistake[] {
	const mistakes: Mistake[] = [];
	const seen = new Set<string>();
	stops.forEach(({ checkpoint }, i) => {
		const path = `stops.${i}.checkpoint`;
		const found = JSON.stringify(checkpoint);
		if (!ground.placeOf(checkpoint)) mistakes.push({ path, found, expected: "the id of a checkpoint" });
		else if (seen.has(checkpoint)) mistakes.push({ path, found: `${found} twice`, expected: "each checkpoint once" });
		seen.add(checkpoint);
	});
	if (draws !== undefined && (order !== "random" || draws > stops.length)) {
		const expected = order === "random" ? `at most ${stops.length}` : "only of a random route";
		mistakes.push({ path: "draws", found: String(draws), expected });
	}
	return [...mistakes, ...(order === "ordered" ? legMistakes(stops, ground) : paceMistakes({ stops, draws }, ground))];
}

function legMistakes(stops: PatrolRoute["stops"], { placeOf, walls }: Ground): readonly Mistake[] {
	return stops.flatMap((stop, i): Mistake[] => {
		const before = stops[i - 1];
		const [from, to] = [before && placeOf(before.checkpoint), placeOf(stop.checkpoint)];
		if (!before || !from || !to) return [];
		const given = stop.afterMinutes - before.afterMinutes;
		const path = `stops.${i}.afterMinutes`;
		const leg = `${before.checkpoint} to ${stop.checkpoint}`;
		const least = leastWalkMs(walls, from, to) / MINUTE_MS;
		if (given >= least) return [];
		return [{ path, found: `${leg} in ${minutes(given)}`, expected: `at least ${minutes(least)} on foot` }];
	});
}

/** Where the order is open, the shortest way from each stop to any other must fit between two times that follow. */
function paceMistakes(
	{ stops, draws }: Pick<PatrolRoute, "stops" | "draws">,
	{ placeOf, walls }: Ground,
): readonly Mistake[] {
	const places = stops.flatMap(({ checkpoint }) => {
		const place = placeOf(checkpoint);
		return place ? [place] : [];
	});
	if (places.length < 2 || places.length < stops.length) return [];
	const nearest = places.map((from, i) =>
		Math.min(...places.filter((_, k) => k !== i).map((to) => leastWalkMs(walls, from, to))),
	);
	const legs = Math.min(draws ?? stops.length, stops.length) - 1;
	const least =
		nearest
			.sort((a, b) => a - b)
			.slice(0, legs)
			.reduce((sum, ms) => sum + ms, 0) / MINUTE_MS;
	const times = stops.map(({ afterMinutes }) => afterMinutes);
	const given = Math.max(...times) - Math.min(...times) + Math.max(...stops.map((stop) => stop.toleranceMinutes));
	if (legs < 1 || given >= least) return [];
	const found = `${legs + 1} stops in ${minutes(given)}`;
	return [{ path: "stops", found, expected: `at least ${minutes(least)} on foot, by the shortest of all ways` }];
}

/** Rounded up to a tenth: what it says is enough. */
function minutes(all: number): string {
	return `${Math.ceil(all * 10) / 10} min`;
}

/** A time at which the plans ask for more guards than their posts have. */
export interface Conflict {
	readonly shift: string;
	readonly day: Day;
	readonly at: string;
	readonly plans: readonly string[];
	readonly guards: number;
}

/** The first time at which a plan, with the others, asks a guard of its posts to be on two rounds at once. */
export function planConflict(
	plan: PatrolPlan,
	others: Iterable<PatrolPlan>,
	{ routes, shifts }: { routes: (id: string) => PatrolRoute | undefined; shifts: readonly Shift[] },
): Conflict | undefined {
	const same = [...others].filter(
		({ id, shift, posts }) => id !== plan.id && shift === plan.shift && posts.some((post) => plan.posts.includes(post)),
	);
	const shift = shifts.find(({ id }) => id === plan.shift);
	const guards = shift?.posts.filter((post) => plan.posts.includes(post)).length ?? 0;
	for (const day of plan.days) {
		const all = [plan, ...same].filter(({ days }) => days.includes(day)).flatMap((one) => spansOf(one, routes));
		for (const { from, at } of all) {
			const during = all.filter((span) => overlaps(span, from));
			if (during.length <= guards || !during.some((span) => span.plan === plan.id)) continue;
			return { shift: plan.shift, day, at, plans: [...new Set(during.map((span) => span.plan))], guards };
		}
	}
	return undefined;
}

/** Whether a round is walked at this minute; one that goes over midnight, also the morning after. */
function overlaps({ from, to }: SpanOfDay, at: number): boolean {
	return (from <= at && at < to) || at + DAY_MINUTES < to;
}

const DAY_MINUTES = 24 * 60;

interface SpanOfDay {
	readonly plan: string;
	readonly at: string;
	readonly from: number;
	readonly to: number;
}

function spansOf(plan: PatrolPlan, routes: (id: string) => PatrolRoute | undefined): readonly SpanOfDay[] {
	return plan.at.map((at) => {
		const from = minuteOf(at);
		return { plan: plan.id, at, from, to: endOf(plan, from, routes) };
	});
}

function endOf({ route }: PatrolPlan, from: number, routes: (id: string) => PatrolRoute | undefined): number {
	const walked = routes(route);
	return from + (walked ? Math.max(...walked.stops.map(({ afterMinutes }) => afterMinutes)) : 0);
}

/** "22:30" as minutes since midnight. */
export function minuteOf(at: string): number {
	return Number(at.slice(0, 2)) * 60 + Number(at.slice(3));
}
