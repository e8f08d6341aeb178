import { expect, test } from "vitest";
import { type Ground, routeMistakes } from "../../../src/model/patrol-plan.ts";
import type { Point } from "../../../src/model/site.ts";
import {
	fitTimes,
	freeId,
	mistakesOf,
	moveStop,
	newRoute,
	placeStop,
	type RouteDraft,
	routeOf,
	withoutStop,
	withStop,
} from "../../../src/web/console/patrol/editing/route-draft.ts";

/** Four places on a line, 165 m apart: not quite two minutes on foot. */
const PLACES: Readonly<Record<string, Point>> = { a: [0, 0], b: [165, 0], c: [330, 0], d: [495, 0] };
const ground: Ground = { walls: [], placeOf: (id) => PLACES[id] };
const drawn = ["a", "b", "c"].reduce((draft, id) => withStop(draft, id, ground), newRoute([]));
const shown = ({ stops }: RouteDraft) => stops.map(({ checkpoint, afterMinutes }) => `${checkpoint} ${afterMinutes}`);

test("each stop is put where somebody can be after the one before, and a minute there; none twice", () => {
	expect(shown(drawn)).toEqual(["a 0", "b 3", "c 6"]);
	expect(withStop(drawn, "b", ground)).toBe(drawn);
	expect(mistakesOf(drawn, ground).size).toBe(0);
});

test("what is moved takes another's turn, and the times stay; a turn that is not there moves nothing", () => {
	expect(shown(moveStop(drawn, 2, 0))).toEqual(["c 0", "a 3", "b 6"]);
	expect(shown(moveStop(drawn, 0, 2))).toEqual(["b 0", "c 3", "a 6"]);
	expect(moveStop(drawn, 0, 3)).toBe(drawn);
	expect(moveStop(drawn, 0, -1)).toBe(drawn);
});

test("a leg that nobody can walk is told at its stop, as the hub tells it, until the times fit", () => {
	const hurried = moveStop(drawn, 2, 0);
	const [mistake] = routeMistakes(routeOf(hurried), ground);
	expect(mistake?.path).toBe("stops.1.afterMinutes");
	expect([...mistakesOf(hurried, ground)]).toEqual([[1, `found ${mistake?.found}, expected ${mistake?.expected}`]]);
	expect(shown(fitTimes(hurried, ground))).toEqual(["c 0", "a 5", "b 8"]);
	expect(mistakesOf(fitTimes(hurried, ground), ground).size).toBe(0);
});

test("a stop that goes elsewhere keeps its time, and what was asked there stays behind", () => {
	const asked = { ...drawn, stops: drawn.stops.map((stop) => ({ ...stop, tasks: [] })) };
	expect(placeStop(asked, 1, "d").stops[1]).toEqual({ checkpoint: "d", afterMinutes: 3, toleranceMinutes: 5 });
	expect(placeStop(drawn, 1, "c")).toBe(drawn);
	expect(shown(withoutStop(drawn, 1))).toEqual(["a 0", "c 6"]);
});

test("a name in one language stands for both; draws only of a random route; ids are the first that are free", () => {
	expect(routeOf({ ...drawn, zh: " 夜巡 ", draws: 2 })).not.toHaveProperty("draws");
	expect(routeOf({ ...drawn, zh: " 夜巡 " }).words).toEqual({ en: "夜巡", "zh-CN": "夜巡" });
	expect(routeOf({ ...drawn, order: "random", draws: 2 })).toMatchObject({ draws: 2 });
	expect(freeId("route", [{ id: "route-1" }, { id: "lane" }])).toBe("route-2");
});
