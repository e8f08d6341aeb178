import { expect, test } from "vitest";
import { instant } from "../../scenario.ts";
import { LANE, NIGHTLY, PatrolNight, patrolled } from "./patrol-night.ts";

test("a swap, a stand-in, an extra round, one handed on, one cancelled with a reason", () => {
	const night = new PatrolNight();
	const { id } = night.round;
	expect(night.person("01:00", "chen", "round.assigned", { id, guard: "zhou" })).toBeUndefined();
	night.until("02:00");
	expect(night.round.guard).toBe("zhou");
	night.badge("02:01", "cp-b01", "zhou");
	expect(night.person("02:05", "wang", "round.handed-on", { id, to: "wang" })).toMatchObject({ code: "forbidden" });
	expect(night.person("02:05", "zhou", "round.handed-on", { id, to: "wang" })).toBeUndefined();
	night.badge("02:10", "cp-b02", "wang");
	expect(night.round).toMatchObject({ guard: "wang", handedOn: [{ from: "zhou", to: "wang" }] });
	expect(night.statuses.slice(0, 2)).toEqual(["on-time", "on-time"]);
	expect(
		night.person("02:12", "chen", "round.added", {
			route: "lane",
			startsAt: instant("04:00"),
			reason: "a stranger was seen",
		}),
	).toBeUndefined();
	const extra = night.rounds.at(-1);
	expect(extra).toMatchObject({ state: "scheduled", reason: "a stranger was seen" });
	expect(night.person("02:13", "chen", "round.cancelled", { id: extra?.id, reason: "storm" })).toBeUndefined();
	expect(night.rounds.at(-1)).toMatchObject({ state: "incomplete", cancelled: { by: "chen", reason: "storm" } });
	expect(night.person("02:14", "chen", "round.cancelled", { id: extra?.id, reason: "storm" })).toMatchObject({
		code: "wrong-state",
	});
	expect(night.person("02:14", "chen", "round.cancelled", { id: "rnd-0", reason: "storm" })).toMatchObject({
		code: "not-found",
	});
	night.until("05:00");
	expect(night.rung.filter((one) => one.startsWith("round.not-started"))).toEqual([]);
});

test("a route with a leg that nobody can walk, an unknown checkpoint, and two plans for one guard are refused in words", () => {
	const night = new PatrolNight();
	const stops = [
		{ checkpoint: "cp-b01", afterMinutes: 0, toleranceMinutes: 1 },
		{ checkpoint: "cp-b21", afterMinutes: 1, toleranceMinutes: 1 },
	];
	const route = { id: "far", words: LANE.words, order: "ordered", stops };
	expect(night.person("00:10", "chen", "route.written", route)).toMatchObject({
		code: "invalid",
		mistakes: [
			{
				path: "body.stops.1.afterMinutes",
				found: "cp-b01 to cp-b21 in 1 min",
				expected: expect.stringMatching(/^at least [\d.]+ min on foot$/),
			},
		],
	});
	const nowhere = { ...route, stops: [{ checkpoint: "cp-b99", afterMinutes: 0, toleranceMinutes: 1 }] };
	expect(night.person("00:10", "chen", "route.written", nowhere)).toMatchObject({
		mistakes: [{ found: '"cp-b99"', expected: "the id of a checkpoint" }],
	});
	const second = { ...NIGHTLY, id: "second", at: ["02:10"] };
	expect(night.person("00:11", "chen", "plan.written", second)).toBeUndefined();
	const third = { ...NIGHTLY, id: "third", at: ["02:20"] };
	expect(night.person("00:12", "chen", "plan.written", third)).toMatchObject({
		code: "invalid",
		mistakes: [{ found: expect.stringContaining("third"), expected: expect.stringContaining("at most 2 at once") }],
	});
	expect(night.rounds.map(({ plan, startsAt }) => [plan, startsAt])).toEqual([
		["nightly", instant("02:00")],
		["second", instant("02:10")],
	]);
	expect(night.person("00:13", "chen", "plan.deleted", { id: "second" })).toBeUndefined();
	expect(night.rounds).toHaveLength(1);
	expect(night.person("00:14", "chen", "route.deleted", { id: "lane" })).toMatchObject({
		code: "wrong-state",
		state: "in-use",
	});
});

test("what a captain has written or ended stays when the hub starts anew with the site's file", () => {
	const night = new PatrolNight();
	night.person("00:12", "chen", "plan.written", { ...NIGHTLY, at: ["03:00"] });
	expect(night.state.plan.get("nightly")).toMatchObject({ by: "chen", at: ["03:00"] });
	night.restart();
	night.hub("00:20", "hub.started");
	expect(night.state.plan.get("nightly")).toMatchObject({ by: "chen", at: ["03:00"] });
	night.person("00:21", "chen", "plan.deleted", { id: "nightly" });
	night.restart();
	night.hub("00:30", "hub.started");
	expect(night.state.plan.size).toBe(0);
});

test("rounds are planned day by day, each once, and by the days of the plan", () => {
	const night = new PatrolNight(patrolled([LANE], [{ ...NIGHTLY, days: ["mon", "wed"] }]));
	night.until("26 23:00");
	// The 23rd is a Monday.
	expect(night.rounds.map(({ startsAt }) => startsAt)).toEqual([instant("02:00"), instant("25 02:00")]);
});
