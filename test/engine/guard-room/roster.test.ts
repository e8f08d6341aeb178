import { expect, test } from "vitest";
import { dayOf } from "../../../src/model/local-days.ts";
import { rosterRows } from "../../../src/model/rostered.ts";
import { Night } from "../../scenario.ts";

const set = (told: Night, time: string, data: object) => told.person(time, "chen", "roster.set", { ...data });
const swap = (told: Night, time: string, data: object) => told.person(time, "chen", "roster.swapped", { ...data });
const guardsOn = (told: Night, date: string, shift: string) => {
	const day = dayOf(date) ?? 0;
	const rows = rosterRows({ site: told.site, changes: told.state.roster }, day, day + 1);
	return rows.find((row) => row.shift.id === shift)?.posts.map(({ guard }) => guard) ?? [];
};

test("a captain writes a shift, and it takes the place of the pattern there alone", () => {
	const told = new Night();
	const before = guardsOn(told, "2026-11-25", "day");
	const posts = [
		{ post: "operator", guard: "chen" },
		{ post: "gate-south", guard: before[1] ?? "" },
	];
	expect(set(told, "02:00:00", { date: "2026-11-25", shift: "day", posts })).toBeUndefined();
	expect(guardsOn(told, "2026-11-25", "day")).toEqual(["chen", before[1]]);
	expect(guardsOn(told, "2026-11-26", "day")).toHaveLength(4);
	expect(told.state.roster.get("2026-11-25.day")).toMatchObject({ by: "chen", date: "2026-11-25", shift: "day" });
});

/** Two of different teams and days who may swap, by the rules. */
function swapped(told: Night): { one: string; two: string; on: string; other: string } {
	for (const on of ["2026-11-24", "2026-11-25", "2026-11-26"]) {
		for (const other of ["2026-11-30", "2026-12-01", "2026-12-02"]) {
			const [one = "", two = ""] = [guardsOn(told, on, "day")[2], guardsOn(told, other, "night")[2]];
			const data = { date: on, shift: "day", guard: one, with: { guard: two, date: other, shift: "night" } };
			if (one !== two && !swap(told, "02:00:00", data)) return { one, two, on, other };
		}
	}
	throw new Error("no two may swap");
}

test("a swap lets each do the other's duty; a stand-in does one", () => {
	const told = new Night();
	const { one, two, on, other } = swapped(told);
	expect([guardsOn(told, on, "day")[2], guardsOn(told, other, "night")[2]]).toEqual([two, one]);
	const data = { date: on, shift: "day", guard: two, with: { guard: "chen" } };
	expect(swap(told, "02:01:00", data)).toBeUndefined();
	expect(guardsOn(told, on, "day")[2]).toBe("chen");
});

test("two of one shift swap their posts", () => {
	const told = new Night();
	const before = guardsOn(told, "2026-11-25", "day");
	const [, one = "", two = ""] = before;
	const same = { date: "2026-11-25", shift: "day" };
	expect(swap(told, "02:00:00", { ...same, guard: one, with: { guard: two, ...same } })).toBeUndefined();
	expect(guardsOn(told, "2026-11-25", "day")).toEqual([before[0], two, one, before[3]]);
});

test("what breaks rest is refused with what is so and what is allowed, and nothing is kept", () => {
	const told = new Night();
	const [tired = ""] = guardsOn(told, "2026-11-25", "day");
	const posts = [{ post: "operator", guard: tired }];
	expect(set(told, "02:00:00", { date: "2026-11-25", shift: "evening", posts })).toMatchObject({
		code: "invalid",
		detail: `${tired}: found 0 h of rest between day of 2026-11-25 and evening of 2026-11-25, expected at least 11 h`,
	});
	expect(told.state.roster.size).toBe(0);
});

test.each([
	[
		"a shift that the site has not",
		{ date: "2026-11-25", shift: "noon", posts: [] },
		/expected one of the site's: night/,
	],
	["a day that is in no calendar", { date: "2026-02-30", shift: "day", posts: [] }, /Invalid|date/],
	[
		"a post that the shift has not",
		{ date: "2026-11-25", shift: "day", posts: [{ post: "roof", guard: "chen" }] },
		/found roof, expected of day: operator, gate-south/,
	],
])("%s is refused", (_what, data, says) => {
	expect(set(new Night(), "02:00:00", data)?.detail).toMatch(says);
});

test("nobody stands in for somebody who is not down", () => {
	const told = new Night();
	const data = { date: "2026-11-25", shift: "day", guard: "nobody", with: { guard: "chen" } };
	expect(swap(told, "02:00:00", data)?.detail).toMatch(
		/found nobody, expected one of who is down for day of 2026-11-25/,
	);
});
