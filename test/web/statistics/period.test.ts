import { expect, test } from "vitest";
import {
	dayAt,
	dayFrom,
	daysIn,
	grainOf,
	hasNext,
	partsOf,
	spanOf,
	startOfDay,
	stepped,
} from "../../../src/web/statistics/period.ts";

const TODAY = "2026-11-26";

test("a period is whole days of the calendar, half open", () => {
	expect(spanOf({ name: "today" }, TODAY)).toEqual({ from: "2026-11-26", to: "2026-11-27" });
	expect(spanOf({ name: "week" }, TODAY)).toEqual({ from: "2026-11-20", to: "2026-11-27" });
	expect(spanOf({ name: "month" }, TODAY)).toEqual({ from: "2026-11-01", to: "2026-12-01" });
	expect(spanOf({ name: "quarter" }, TODAY)).toEqual({ from: "2026-10-01", to: "2027-01-01" });
	expect(spanOf({ name: "year", at: "2024-02-29" }, TODAY)).toEqual({ from: "2024-01-01", to: "2025-01-01" });
	expect(spanOf({ name: "any", from: "2026-03-05", to: "2026-03-01" }, TODAY)).toEqual({
		from: "2026-03-05",
		to: "2026-03-06",
	});
});

test("a step back and one forth lead to the same period, and none leads into what has not begun", () => {
	for (const name of ["today", "week", "month", "quarter", "year"] as const) {
		const before = stepped({ name }, -1, TODAY);
		expect(spanOf(before, TODAY).to, name).toBe(spanOf({ name }, TODAY).from);
		expect(spanOf(stepped(before, 1, TODAY), TODAY), name).toEqual(spanOf({ name }, TODAY));
		expect([hasNext(before, TODAY), hasNext({ name }, TODAY)], name).toEqual([true, false]);
	}
	const any = { name: "any", from: "2026-03-01", to: "2026-03-10" } as const;
	expect(stepped(any, -1, TODAY)).toMatchObject({ from: "2026-02-19", to: "2026-02-28" });
});

test("a day begins at its midnight, also where the clocks change that night, by 23 and 25 hours", () => {
	const hours = (day: string, next: string, zone: string) =>
		(startOfDay(next, zone) - startOfDay(day, zone)) / 3_600_000;
	expect(startOfDay("2026-11-26", "Asia/Shanghai")).toBe(Date.parse("2026-11-26T00:00:00+08:00"));
	expect(hours("2026-03-29", "2026-03-30", "Europe/Berlin")).toBe(23);
	expect(hours("2026-10-25", "2026-10-26", "Europe/Berlin")).toBe(25);
	// Cuba puts its clocks forward at midnight: the day begins at one.
	expect(startOfDay("2026-03-08", "America/Havana")).toBe(Date.parse("2026-03-08T05:00:00Z"));
	expect(dayAt(startOfDay("2026-03-08", "America/Havana"), "America/Havana")).toBe("2026-03-08");
	expect(dayAt(startOfDay("2026-03-08", "America/Havana") - 1, "America/Havana")).toBe("2026-03-07");
});

test("a part of the period in which nothing happened has its place", () => {
	const month = spanOf({ name: "month" }, TODAY);
	expect([grainOf(month), daysIn(month), partsOf(month, "day")?.length]).toEqual(["day", 30, 30]);
	const year = spanOf({ name: "year" }, TODAY);
	expect([grainOf(year), partsOf(year, "month")?.at(-1)]).toEqual(["month", "2026-12"]);
	expect(partsOf(spanOf({ name: "today" }, TODAY), "hour")?.length).toBe(24);
});

test("what is no day is none", () => {
	expect(["2026-02-30", "26-1-1", "", null, "2026-13-01"].map((text) => dayFrom(text))).toEqual(
		Array.from({ length: 5 }, () => undefined),
	);
	expect(dayFrom("2026-02-28")).toBe("2026-02-28");
});
