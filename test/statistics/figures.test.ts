import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import type { Grouping } from "../../src/contract/statistics/groupings.ts";
import { isFromOutside } from "../../src/hub/replay.ts";
import type { Rows } from "../../src/journal/reader/presenter.ts";
import { MADE_UP } from "../../src/journal/store/made-up.ts";
import { migrate } from "../../src/journal/store/migrate.ts";
import { Database } from "../../src/journal/store/sqlite.ts";
import { JournalWriter } from "../../src/journal/writer/journal-writer.ts";
import type { Draft } from "../../src/model/entry.ts";
import type { Incident } from "../../src/model/incident.ts";
import type { Site } from "../../src/model/site.ts";
import { dayAt, hourOfWeek } from "../../src/model/site-day.ts";
import { openPresenter } from "../../src/statistics/presenter.ts";
import type { Page } from "../../src/statistics/question.ts";
import { countedSite } from "../../src/statistics/site-words.ts";
import { always, run } from "../engine/any-journal/run.ts";
import { START, site } from "../engine/any-journal/site.ts";

type Db = InstanceType<typeof Database>;
const opened: Db[] = [];
afterEach(() => {
	for (const db of opened.splice(0)) db.close();
});

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
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

/** The journal that these drafts make, and what of it each incident is in the end. */
function journalOf(drafts: readonly Draft[], judge: Site): { db: Db; incidents: readonly Incident[] } {
	const db = new Database(":memory:");
	opened.push(db);
	migrate(db);
	const writer = new JournalWriter(db, { sites: { given: judge }, inForce: judge, tell: () => {} });
	for (let at = 0; at < drafts.length; at += 3) {
		const some = drafts.slice(at, at + 3);
		writer.commit([{ op: "batch", drafts: JSON.stringify(some), count: some.length }]);
	}
	const rows = db.prepare<[], { value: string }>(
		"SELECT value FROM object WHERE kind = 'incident' AND value IS NOT NULL",
	);
	return { db, incidents: rows.all().map(({ value }) => JSON.parse(value)) };
}

function given(lines: Parameters<typeof run>[0], later: number): Draft[] {
	const keys = ["id", "source", "type", "at", "receivedAt", "zone", "data", "late", "initial", "clockSkew", "noTime"];
	return run(lines)
		.journal.filter((draft) => isFromOutside(draft))
		.map((entry) => {
			const draft = Object.fromEntries(Object.entries(entry).filter(([key]) => keys.includes(key)));
			return { ...draft, at: entry.at + later, receivedAt: entry.receivedAt + later } as Draft;
		});
}

interface Asking {
	readonly from: number;
	readonly to: number;
	readonly now?: number;
	readonly groupBy?: Grouping;
	readonly zone?: string;
	readonly kind?: string;
	readonly isPublic?: boolean;
	readonly drill?: boolean;
}

function asker(db: Db, judge: Site) {
	const read: Rows["read"] = (sql, params) =>
		db
			.prepare<unknown[], unknown[]>(sql)
			.raw()
			.all(...params);
	const present = openPresenter({ read } as Rows, countedSite(judge));
	return (page: Page, asking: Asking) => {
		const { now = asking.to, drill = false, isPublic = false, ...rest } = asking;
		const [text = "{}"] = present({ page, now, drill, isPublic, ...rest });
		return JSON.parse(text);
	};
}

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

describe("one night", () => {
	const say = (sort: Partial<Draft>, minutes: number): Draft => ({
		...{ source: "user:li" as const, type: "x", id: `d${minutes}`, data: {} },
		...{ at: START + minutes * 60_000, receivedAt: START + minutes * 60_000 },
		...sort,
	});
	const broken = (minutes: number, device = "beam-east-3") =>
		say(
			{
				source: `device:${device}`,
				type: "perimeter.beam-broken",
				zone: device.slice(5),
				data: { beams: [1, 2], direction: "in" },
			},
			minutes,
		);
	const period = { from: START, to: START + DAY_MS, now: START + 2 * DAY_MS };

	test("a correction takes the place of what was counted before", () => {
		const drafts = [
			say({ source: "hub", type: "hub.started" }, 0),
			broken(1),
			say({ type: "incident.acknowledged", data: { incident: "inc-2", rev: 2 } }, 2),
			say({ type: "incident.noted", data: { incident: "inc-2", text: "looked" } }, 3),
			say({ type: "incident.resolved", data: { incident: "inc-2", rev: 4, cause: "false", detail: "animal" } }, 4),
		];
		const first = asker(journalOf(drafts, site).db, site)("incidents", period);
		expect(first.totals).toMatchObject({ count: 1, false: 1, real: 0, falseShare: 1, open: 0 });
		const { db } = journalOf(
			[
				...drafts,
				say({ type: "incident.reopened", data: { incident: "inc-2", reason: "he is back" } }, 5),
				say({ type: "incident.acknowledged", data: { incident: "inc-2", rev: 12 } }, 6),
				say({ type: "incident.resolved", data: { incident: "inc-2", rev: 13, cause: "real" } }, 7),
				say({ type: "incident.police-outcome", data: { incident: "inc-2", outcome: "criminal-case" } }, 8),
			],
			site,
		);
		const ask = asker(db, site);
		expect(ask("incidents", period).totals).toMatchObject({ count: 1, false: 0, real: 1, falseShare: 0 });
		expect(ask("overview", period).totals).toMatchObject({ cases: { "criminal-case": 1 } });
		const { totals } = ask("response", period);
		expect(totals.acknowledge).toMatchObject({
			count: 1,
			judged: 1,
			withinTarget: 1,
			targetS: 60,
			targetFrom: "gatehouse",
		});
		expect(totals.act).toMatchObject({ count: 1, targetS: 180 });
		expect(totals.act.medianS).toBeUndefined();
		expect(ask("health", period).totals).toMatchObject({ sounded: expect.any(Number) });
	});

	test("what was taken before the incident was opened that it is merged into counts from the first of them, never below nothing", () => {
		const apart = [
			say({ source: "hub", type: "hub.started" }, 0),
			broken(1),
			say({ type: "incident.acknowledged", data: { incident: "inc-2", rev: 2 } }, 3),
			broken(10, "beam-east-2"),
		];
		const [first, second] = [...journalOf(apart, site).incidents].sort((a, b) => a.openedAt - b.openedAt);
		expect([first?.id, second?.acknowledgedAt]).toEqual(["inc-2", undefined]);
		const merged = say({ type: "incident.merged", data: { incident: "inc-2", into: second?.id } }, 11);
		const { db } = journalOf([...apart, merged], site);
		const rows = db.prepare("SELECT acknowledge_ms, acknowledge_target_ms FROM statistics_incident").all();
		expect(rows).toEqual([{ acknowledge_ms: 120_000, acknowledge_target_ms: 600_000 }]);
	});

	test("the public view is the same, byte for byte, whatever special, flats and guards there were", () => {
		const usual = [say({ source: "hub", type: "hub.started" }, 0), broken(1)];
		const panels = [...site.devices.values()].filter(({ kind, zone }) => kind === "home" && zone === "b07-1");
		const panic = (n: number, type: string, minutes: number) =>
			say(
				{
					source: `device:${panels[n]?.id}`,
					type,
					zone: "b07-1",
					data: type === "home.panic" ? { button: "wall" } : {},
				},
				minutes,
			);
		const one = journalOf([...usual, panic(0, "home.panic", 5)], site).db;
		const other = journalOf([...usual, panic(1, "home.panic", 5), panic(2, "home.duress", 7)], site).db;
		for (const page of ["overview", "incidents", "response", "health", "heatmap", "devices", "patrol"] as const) {
			for (const groupBy of page === "heatmap" ? [undefined] : [undefined, "type", "zone", "day"]) {
				const asking = { ...period, isPublic: true, ...(groupBy && { groupBy: groupBy as Grouping }) };
				const [a, b] = [asker(one, site)(page, asking), asker(other, site)(page, asking)];
				expect([page, groupBy, JSON.stringify(a)]).toEqual([page, groupBy, JSON.stringify(b)]);
				expect(JSON.stringify(a)).not.toMatch(/b07-1-\d{4}|special/);
			}
		}
		expect(asker(other, site)("incidents", period).totals.count).toBe(
			asker(one, site)("incidents", period).totals.count + 1,
		);
	});

	test("a test of the chain counts by when it was begun: the time to a person's word, and one that nobody gave missed its target", () => {
		const tested: Site = {
			...site,
			settings: { ...site.settings, chainTest: { weekday: 0, minute: 600, confirmMs: 60_000 } },
		};
		const at = (ms: number) => ({ at: START + ms, receivedAt: START + ms });
		const source = "user:zhou";
		const asks = (ms: number): Draft => ({ ...at(ms), id: `a${ms}`, source, type: "chain-test.asked", data: {} });
		const says = (ms: number, test: string): Draft => ({
			...{ ...at(ms), id: `s${ms}`, source, type: "chain-test.confirmed" },
			data: { test, role: "captain" },
		});
		const signsOn: Draft = { ...at(0), id: "on", source: "user:li", type: "shift.signed-on", data: { guards: [] } };
		// The first to be told is the captain: nobody leads the shift.
		const { db } = journalOf([signsOn, asks(0), says(20_000, "cht-2"), asks(100_000), asks(200_000)], tested);
		const ask = asker(db, tested);
		const figures = (from: number, to: number) =>
			ask("response", { from: START + from, to: START + to }).totals.chainTests;
		expect(figures(0, 300_000)).toEqual({
			...{ tests: 2, count: 1, judged: 2, withinTarget: 0.5, targetS: 60, targetFrom: "site" },
			newest: { at: new Date(START + 100_000).toISOString() },
		});
		expect(figures(0, 100_000)).toMatchObject({ tests: 1, count: 1, withinTarget: 1, newest: { confirmS: 20 } });
		expect(figures(100_001, 300_000)).toEqual({ tests: 0, count: 0, judged: 0 });
	});

	test("what of a period is made up is said of it, and of no other", () => {
		const { db } = journalOf([say({ source: "hub", type: "hub.started" }, 0), broken(1)], site);
		expect(asker(db, site)("overview", period).madeUp).toBeUndefined();
		const made = { site: site.id, from: START - DAY_MS, to: START + HOUR_MS, seed: "x" };
		db.prepare("INSERT INTO folder (key, value) VALUES (?, ?)").run(MADE_UP, JSON.stringify(made));
		const [from, to] = [new Date(START).toISOString(), new Date(START + HOUR_MS).toISOString()];
		expect(asker(db, site)("overview", period).madeUp).toEqual({ from, to });
		const after = { ...period, from: START + HOUR_MS };
		expect(asker(db, site)("overview", after).madeUp).toBeUndefined();
	});

	test("what is rung, and the time in which the hub was down, stand in the figures", () => {
		const down = { from: START + HOUR_MS, to: START + 3 * HOUR_MS };
		const drafts = [
			say({ source: "hub", type: "hub.started" }, 0),
			broken(1),
			broken(2, "beam-east-2"),
			say({ source: "hub", type: "hub.was-down", data: down }, 180),
		];
		const ask = asker(journalOf(drafts, site).db, site);
		const health = ask("health", period);
		expect(health.complete).toBe(false);
		expect(health.gaps).toMatchObject([{ why: "hub-down", from: new Date(down.from).toISOString() }]);
		expect(health.totals.sounded).toBeGreaterThan(0);
		expect(health.totals.offenders[0]).toMatchObject({ zone: expect.stringMatching(/^east-/) });
		expect(ask("overview", period).totals.blindShare).toBeCloseTo(2 / 24, 5);
	});
});
