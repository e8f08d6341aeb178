import type { RouteShape } from "../../../../contract/patrol-shapes.ts";
import type { RouteStop } from "../../../../model/patrol.ts";
import { type Ground, routeMistakes } from "../../../../model/patrol-plan.ts";
import { MINUTE_MS, type RouteOrder } from "../../../../model/patrol-terms.ts";
import { leastWalkMs } from "../../../../model/walking.ts";

/** A route as it is being written. */
export interface RouteDraft {
	readonly id: string;
	readonly en: string;
	readonly zh: string;
	readonly order: RouteOrder;
	readonly stops: readonly RouteStop[];
	/** Of a random route: how many are drawn; absent: all. */
	readonly draws?: number;
}

/** What a stop is given at first: a captain narrows it. Our own settings. */
const TOLERANCE_MINUTES = 5;
const THERE_MINUTES = 1;

/** A route that nobody has written yet; its id is the first that is free. */
export function newRoute(known: Iterable<{ readonly id: string }>): RouteDraft {
	return { id: freeId("route", known), en: "", zh: "", order: "ordered", stops: [] };
}

/** "route-3", where two are there. */
export function freeId(sort: string, known: Iterable<{ readonly id: string }>): string {
	const taken = new Set([...known].map(({ id }) => id));
	for (let n = 1; ; n++) if (!taken.has(`${sort}-${n}`)) return `${sort}-${n}`;
}

/** A route that is there, to be changed. */
export function draftOf({ id, words, order, stops, draws }: RouteShape): RouteDraft {
	return { id, en: words.en, zh: words["zh-CN"], order, stops, ...(draws !== undefined && { draws }) };
}

/** What the hub is told of it. */
export function routeOf({ id, en, zh, order, stops, draws }: RouteDraft) {
	const drawn = order === "random" && draws !== undefined ? { draws } : {};
	return {
		id,
		words: { en: en.trim() || zh.trim(), "zh-CN": zh.trim() || en.trim() },
		order,
		stops: [...stops],
		...drawn,
	};
}

/** Whole minutes on foot between two stops, and a minute to be there. */
function stepMinutes(ground: Ground, from: string, to: string): number {
	return Math.ceil(walkMinutes(ground, from, to) ?? 0) + THERE_MINUTES;
}

/** The least minutes on foot between two checkpoints; undefined: one of them is not there. */
export function walkMinutes({ placeOf, walls }: Ground, from: string, to: string): number | undefined {
	const [a, b] = [placeOf(from), placeOf(to)];
	return a && b && leastWalkMs(walls, a, b) / MINUTE_MS;
}

/** The route with one stop more, after the last, when somebody can be there. */
export function withStop(draft: RouteDraft, checkpoint: string, ground: Ground): RouteDraft {
	if (draft.stops.some((stop) => stop.checkpoint === checkpoint)) return draft;
	const last = draft.stops.at(-1);
	const afterMinutes = last ? last.afterMinutes + stepMinutes(ground, last.checkpoint, checkpoint) : 0;
	const stop = { checkpoint, afterMinutes, toleranceMinutes: last?.toleranceMinutes ?? TOLERANCE_MINUTES };
	return { ...draft, stops: [...draft.stops, stop] };
}

export function withoutStop(draft: RouteDraft, at: number): RouteDraft {
	return { ...draft, stops: draft.stops.filter((_, i) => i !== at) };
}

/** The route with one stop walked earlier or later; the times of the route stay, and who is there at each changes. */
export function moveStop(draft: RouteDraft, from: number, to: number): RouteDraft {
	const moved = draft.stops[from];
	if (!moved || from === to || !draft.stops[to]) return draft;
	const others = draft.stops.filter((_, i) => i !== from);
	const order = [...others.slice(0, to), moved, ...others.slice(to)];
	const times = draft.stops.map(({ afterMinutes }) => afterMinutes);
	return { ...draft, stops: order.map((stop, i) => ({ ...stop, afterMinutes: times[i] ?? stop.afterMinutes })) };
}

/** The route with a stop at another place; what is asked there stays behind. */
export function placeStop(draft: RouteDraft, at: number, checkpoint: string): RouteDraft {
	if (draft.stops.some((stop) => stop.checkpoint === checkpoint)) return draft;
	return changeStop(draft, at, ({ tasks: _asked, ...stop }) => ({ ...stop, checkpoint }));
}

export function changeStop(draft: RouteDraft, at: number, change: (stop: RouteStop) => RouteStop): RouteDraft {
	return { ...draft, stops: draft.stops.map((stop, i) => (i === at ? change(stop) : stop)) };
}

/** The route with the times that walking it takes, with a minute at each stop. */
export function fitTimes(draft: RouteDraft, ground: Ground): RouteDraft {
	let after = 0;
	const stops = draft.stops.map((stop, i) => {
		const before = draft.stops[i - 1];
		after += before ? stepMinutes(ground, before.checkpoint, stop.checkpoint) : 0;
		return { ...stop, afterMinutes: after };
	});
	return { ...draft, stops };
}

/** What the hub would refuse of it, by the stop that it is about; under -1 what is about the whole. */
export function mistakesOf(draft: RouteDraft, ground: Ground): ReadonlyMap<number, string> {
	const wrong = new Map<number, string>();
	for (const { path, found, expected } of routeMistakes(routeOf(draft), ground)) {
		const stop = /^stops\.(\d+)\./.exec(path)?.[1];
		const at = stop === undefined ? -1 : Number(stop);
		if (!wrong.has(at)) wrong.set(at, `found ${found}, expected ${expected}`);
	}
	return wrong;
}
