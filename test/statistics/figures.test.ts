import fc from "fast-check";
import { expect, test } from "vitest";
import type { Grouping } from "../../src/contract/statistics/groupings.ts";
import type { Incident } from "../../src/model/incident.ts";
import { dayAt, hourOfWeek } from "../../src/model/site-day.ts";
import { always } from "../engine/any-journal/run.ts";
import { START, site } from "../engine/any-journal/site.ts";
import { asker, given, journalOf } from "./asked.ts";

/** Zones with both changes of clocks, one of half an hour, one that is a quarter off. */
const ZONES = ["Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Chatham"] as const;
/** Nights in which clocks change in one of them, and one in which nothing does. */
const NIGHTS = [
	"2026-03-29T00:30Z",
	"2026-10-25T00:30Z",
	"2026-04-04T14:20Z",
	"2026-10-03T15:00Z",
	"2026-11-23T18:00Z",
];

const question = fc.record({
	night: fc.constantFrom(...NIGHTS),
	timeZone: fc.constantFrom(...ZONES),
	from: fc.integer({ min: -2 * 60, max: 8 * 60 }),
	minutes: fc.integer({ min: 1, max: 3_000 }),
	zone: fc.option(fc.constantFrom("east-2", "east-3", "b07-1"), { nil: undefined, freq: 2 }),
	kind: fc.option(fc.constantFrom("perimeter", "camera", "home", "report"), { nil: undefined, freq: 2 }),
	drill: fc.boolean(),
});

/** A number that follows from the journal alone: the same journal is asked the same, also when it is shrunk. */
const seedOf = (lines: readonly unknown[]) =>
	JSON.stringify(lines)
		.split("")
		.reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) | 0, 7);

test("figures are what the incidents themselves say, for any journal, time, place and change of clocks", () => {
	always(
		(lines) => {
			const [asked] = fc.sample(question, { numRuns: 1, seed: seedOf(lines) });
			if (!asked) return;
			const judge = { ...site, timeZone: asked.timeZone };
			const later = Date.parse(asked.night) - START;
			const { db, incidents } = journalOf(given(lines, later), judge);
			const ask = asker(db, judge);
			const from = Date.parse(asked.night) + asked.from * 60_000;
			const to = from + asked.minutes * 60_000;
			const { zone, kind, drill } = asked;
			const asking = { from, to, drill, ...(zone !== undefined && { zone }), ...(kind !== undefined && { kind }) };
			const since = db.prepare<[], { at: number }>("SELECT at FROM statistics_began").get()?.at;
			if (since !== undefined && to <= since) {
				expect(() => ask("incidents", asking)).toThrow(/expected an instant after/);
				return;
			}
			const counting = incidents.filter(
				(one) =>
					one.mergedInto === undefined &&
					(drill || !one.drill) &&
					one.openedAt >= from &&
					one.openedAt < to &&
					(zone === undefined || (!one.discreet && one.zone === zone)) &&
					(kind === undefined || (!one.discreet && one.type.split(".")[0] === kind)),
			);
			const { totals, open } = ask("incidents", asking);
			expect(totals.count).toBe(counting.length);
			for (const cause of ["real", "false", "unknown", "authorised", "drill"])
				expect([cause, totals[cause]]).toEqual([cause, counting.filter((one) => one.cause === cause).length]);
			expect(open).toBe(counting.filter(({ state }) => state !== "resolved").length);
			const keys: Partial<Record<Grouping, (one: Incident) => string>> = {
				zone: (one) => (one.discreet ? "none" : (one.zone ?? "none")),
				priority: (one) => one.priority,
				day: (one) => dayAt(one.openedAt, asked.timeZone),
				hour: (one) => String(hourOfWeek(one.openedAt, asked.timeZone) % 24),
			};
			for (const [groupBy, keyOf] of Object.entries(keys)) {
				const { groups } = ask("incidents", { ...asking, groupBy: groupBy as Grouping });
				const counts = Object.fromEntries(
					groups.flatMap((one: { key: string; count: number }) => (one.count > 0 ? [[one.key, one.count]] : [])),
				);
				const own: Record<string, number> = {};
				for (const one of counting) own[keyOf(one)] = (own[keyOf(one)] ?? 0) + 1;
				expect([groupBy, counts]).toEqual([groupBy, own]);
			}
			const begun = ({ openedAt, merged = [] }: Incident) =>
				Math.min(openedAt, ...incidents.flatMap((one) => (merged.includes(one.id) ? one.openedAt : [])));
			const { totals: response } = ask("response", asking);
			const taken = counting.flatMap((one) =>
				one.acknowledgedAt === undefined ? [] : one.acknowledgedAt - begun(one),
			);
			expect(response.acknowledge.count).toBe(taken.length);
			const sorted = taken.sort((a, b) => a - b);
			const half = Math.floor(sorted.length / 2);
			const median =
				sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
			expect(response.acknowledge.medianS).toBe(sorted.length < 5 ? undefined : median / 1000);
			const spread: { count: number }[] = response.acknowledge.spread ?? [];
			expect(spread.reduce((sum, one) => sum + one.count, 0)).toBe(sorted.length < 5 ? 0 : sorted.length);
			expect(response.resolve.count).toBe(counting.filter(({ resolvedAt }) => resolvedAt !== undefined).length);
			const { totals: heat } = ask("heatmap", asking);
			expect(heat.byHourOfWeek.reduce((sum: number, one: number) => sum + one, 0)).toBe(counting.length);
			for (const page of ["overview", "patrol", "devices", "health"] as const) ask(page, asking);
			db.close();
		},
		{ oneIn: 4 },
	);
});
