import fc from "fast-check";
import { expect, test } from "vitest";
import { dateOf, dayOf, monthOf } from "../../src/model/local-days.ts";
import { type Roster, type RosterChange, shiftSpan } from "../../src/model/roster.ts";
import type { RosterPattern } from "../../src/model/roster-pattern.ts";
import { ROSTER_LIMITS, rosterMistakes } from "../../src/model/roster-rules.ts";
import { rosterAt, rosteredFor, rosterRows } from "../../src/model/rostered.ts";
import type { Site } from "../../src/model/site.ts";
import { garden } from "../scenario.ts";

const HOUR_MS = 3_600_000;
const NONE: Roster["changes"] = new Map();
const jingxin: Roster = { site: garden, changes: NONE };
const month = fc
	.integer({ min: dayOf("2020-01-01") ?? 0, max: dayOf("2040-12-31") ?? 0 })
	.map((day) => monthOf(day).first);
const zone = fc.constantFrom("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe");

const words = { en: "", "zh-CN": "" };
const twelveHours: Pick<Site, "shifts"> & { readonly roster: RosterPattern } = {
	shifts: [
		{ id: "day", words, fromMinute: 480, toMinute: 1200, posts: ["operator", "gate-south"] },
		{ id: "night", words, fromMinute: 1200, toMinute: 480, posts: ["operator", "gate-south"] },
	],
	roster: {
		...{ firstDay: 20_000, cycle: ["day", "night", null, null], stepDays: 1, ...ROSTER_LIMITS },
		teams: ["a", "b", "c", "d"].map((team) => ({ members: [`${team}1`, `${team}2`], desk: [`${team}1`] })),
	},
};

/** The rules, said once more and otherwise: hour by hour of a person's month. */
function obeys(roster: Roster, first: number): void {
	const { next } = monthOf(first);
	const rows = rosterRows(roster, first - 2, next + 2);
	const people = new Set(rows.flatMap(({ posts }) => posts.map(({ guard }) => guard)));
	for (const guard of people) {
		const mine = rows.filter(({ posts }) => posts.some((one) => one.guard === guard));
		for (const { posts } of mine) expect(posts.filter((one) => one.guard === guard)).toHaveLength(1);
		for (const [i, row] of mine.slice(1).entries()) {
			expect(row.from - (mine[i]?.to ?? 0)).toBeGreaterThanOrEqual(11 * HOUR_MS);
		}
	}
	expect(rosterMistakes(rows, { people, month: first, limits: ROSTER_LIMITS })).toEqual([]);
}

test("a month of Jingxin Garden's roster obeys the rules and leaves no post empty, whatever month and clocks", () => {
	fc.assert(
		fc.property(month, zone, (first, timeZone) => {
			const roster: Roster = { site: { ...garden, timeZone }, changes: NONE };
			obeys(roster, first);
			for (const { posts, shift } of rosterRows(roster, first, monthOf(first).next)) {
				expect(posts.map(({ post }) => post)).toEqual(shift.posts);
				expect(posts.filter(({ leader }) => leader)).toHaveLength(1);
			}
		}),
		{ numRuns: 60 },
	);
});

test("a roster of twelve hours does as well", () => {
	fc.assert(
		fc.property(month, zone, (first, timeZone) => obeys({ site: { ...twelveHours, timeZone }, changes: NONE }, first)),
		{ numRuns: 60 },
	);
});

test("over eight weeks each of the 16 keeps watch 42 hours a week, and sees every post of theirs", () => {
	const from = dayOf("2026-11-02") ?? 0;
	const rows = rosterRows(jingxin, from, from + 56);
	const hoursOf = new Map<string, number>();
	const postsOf = new Map<string, Set<string>>();
	for (const { posts, from: begins, to } of rows) {
		for (const { guard, post } of posts) {
			hoursOf.set(guard, (hoursOf.get(guard) ?? 0) + (to - begins) / HOUR_MS);
			postsOf.set(guard, (postsOf.get(guard) ?? new Set()).add(post));
		}
	}
	expect(hoursOf.size).toBe(16);
	for (const worked of hoursOf.values()) expect(worked / 8).toBe(42);
	expect([...(postsOf.get("zhao") ?? [])].sort()).toEqual(["gate-north", "gate-south", "patrol"]);
	expect([...(postsOf.get("li") ?? [])]).toEqual(["operator"]);
});

test("whoever is down for a post at an instant is found across midnight, and by what a captain wrote", () => {
	const at = (text: string) => Date.parse(`${text}+08:00`);
	const night = rosterAt(jingxin, at("2026-11-26T02:13:00"));
	expect(night?.shift.id).toBe("night");
	expect(rosteredFor(jingxin, at("2026-11-26T02:13:00"), "patrol")).toHaveLength(2);
	const day = dayOf("2026-11-25") ?? 0;
	const shift = twelveHours.shifts[1];
	if (!shift) throw new Error("there is no night");
	const change: RosterChange = {
		...{ id: "2026-11-25.night", rev: 1, date: "2026-11-25", shift: "night", by: "chen", at: 0 },
		...shiftSpan("Asia/Shanghai", shift, day),
		posts: [{ post: "gate-south", guard: "somebody" }],
	};
	const roster: Roster = {
		site: { ...twelveHours, timeZone: "Asia/Shanghai" },
		changes: new Map([[change.id, change]]),
	};
	expect(rosteredFor(roster, at("2026-11-26T02:13:00"), "gate-south")).toEqual(["somebody"]);
	expect(rosteredFor(roster, at("2026-11-26T08:00:00"), "gate-south")).not.toContain("somebody");
});

const changed = (date: string, shift: string, guards: readonly string[]): Roster => {
	const day = dayOf(date) ?? 0;
	const is = garden.shifts.find(({ id }) => id === shift);
	if (!is) throw new Error(shift);
	const posts = guards.map((guard, i) => ({ guard, post: is.posts[i] ?? "" }));
	const span = shiftSpan(garden.timeZone, is, day);
	const id = `${date}.${shift}`;
	return { site: garden, changes: new Map([[id, { id, rev: 1, date, shift, ...span, posts, by: "chen", at: 0 }]]) };
};

test.each([
	["two posts in one shift", ["zhao", "zhao"], /two posts in .*one post at a time/],
	["the shift after one's own", undefined, /0 h of rest between .* at least 11 h/],
])("it is refused that one person has %s", (_what, given, says) => {
	const date = "2026-11-10";
	const day = dayOf(date) ?? 0;
	const before = rosterRows(jingxin, day, day + 1).find(({ shift }) => shift.id === "day");
	const guards = given ?? before?.posts.map(({ guard }) => guard) ?? [];
	const roster = changed(date, "evening", guards);
	const { first, next } = monthOf(day);
	const mistakes = rosterMistakes(rosterRows(roster, first - 2, next + 2), {
		...{ people: guards, month: day, limits: ROSTER_LIMITS },
	});
	expect(mistakes.map(({ found, expected }) => `${found} ${expected}`)).toContainEqual(expect.stringMatching(says));
});

test("more hours in a month than 42 a week and one duty are refused, with both figures", () => {
	const rows = rosterRows(jingxin, dayOf("2026-11-01") ?? 0, dayOf("2026-12-01") ?? 0).map((row) => ({
		...row,
		posts: row.shift.id === "day" ? [{ post: "patrol", guard: "zhao" }] : [],
	}));
	expect(rosterMistakes(rows, { people: ["zhao"], month: dayOf("2026-11-12") ?? 0, limits: ROSTER_LIMITS })).toEqual([
		{ path: "zhao", found: "240 h in 2026-11", expected: "at most 188 h: 42 h a week, and one duty more" },
	]);
	expect(dateOf(rows[0]?.day ?? 0)).toBe("2026-11-01");
});
