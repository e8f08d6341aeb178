import { expect, test } from "vitest";
import { MADE_UP } from "../../src/journal/store/made-up.ts";
import type { Draft } from "../../src/model/entry.ts";
import { START, site } from "../engine/any-journal/site.ts";
import { asker, journalOf } from "./asked.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

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
