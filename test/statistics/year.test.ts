import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rows } from "../../src/journal/reader/presenter.ts";
import { migrate } from "../../src/journal/store/migrate.ts";
import { Database } from "../../src/journal/store/sqlite.ts";
import { openPresenter } from "../../src/statistics/presenter.ts";
import { PAGES } from "../../src/statistics/question.ts";
import { countedSite } from "../../src/statistics/site-words.ts";
import { garden } from "../scenario.ts";

const YEAR = Date.parse("2026-01-01T00:00:00+08:00");
const DAY_MS = 86_400_000;
/** A hundred a day for a whole year. */
const INCIDENTS = 36_500;
/** Two dozen a day. */
const ROUNDS = 8_760;
/** Of the processor: ten times what a page may take, for the first run of each compiles it. */
const CEILING_MS = 2_000;

const db = new Database(":memory:");
beforeAll(() => {
	migrate(db);
	const zones = [...garden.zones.keys()];
	const devices = [...garden.devices.keys()];
	const insert = db.prepare(
		`INSERT INTO statistics_incident VALUES (?, ?, ?, ?, 'perimeter.breach', 'perimeter', ?, NULL, ?, ?, 0, 0, 1, ?, NULL, NULL,
		 ?, 60000, ?, 180000, NULL, NULL, ?, NULL, NULL, 0, 0, 0)`,
	);
	const sound = db.prepare(
		"INSERT OR IGNORE INTO statistics_sounding VALUES (?, ?, 'perimeter.breach', ?, '', 'high', 0, 0, 2, 0)",
	);
	const round = db.prepare("INSERT INTO statistics_round VALUES (?, ?, ?, ?, 1, 12, 10, 0, 1, 1, 0, 0, 0, 0)");
	const state = db.prepare("INSERT INTO statistics_device VALUES (?, ?, ?, ?)");
	db.transaction(() => {
		db.prepare("INSERT INTO statistics_began VALUES (1, ?)").run(YEAR);
		for (let i = 1; i <= INCIDENTS; i++) {
			const at = YEAR + Math.floor((i / INCIDENTS) * 365 * DAY_MS) - 1;
			const zone = zones[i % zones.length];
			const priority = ["critical", "high", "medium", "low"][i % 4];
			const source = `device:${devices[(i * 7) % devices.length]}`;
			const cause = ["real", "false", "unknown"][i % 3];
			insert.run(i, `inc-${i}`, at, i % 168, zone, priority, source, cause, i % 90_000, i % 170_000, i % 999_000);
			sound.run(Math.floor(at / 300_000), source, zone);
		}
		for (let n = 0; n < ROUNDS; n++) {
			const at = YEAR + Math.floor((n / ROUNDS) * 365 * DAY_MS);
			round.run(`rnd-${n}`, at, ["north", "south", "night-walk"][n % 3], `g${n % 12}`);
		}
		for (const device of devices) {
			for (let week = 0; week < 52; week++) {
				const since = YEAR + week * 7 * DAY_MS;
				state.run(device, since, since + 6 * DAY_MS, "online");
				state.run(device, since + 6 * DAY_MS, since + 7 * DAY_MS, "offline");
			}
		}
	})();
});
afterAll(() => db.close());

test.each(PAGES)("a busy year of %s, beside the year before it, is there at once", (page) => {
	const read: Rows["read"] = (sql, params) =>
		db
			.prepare<unknown[], unknown[]>(sql)
			.raw()
			.all(...params);
	const present = openPresenter({ read } as Rows, countedSite(garden));
	const period = { from: YEAR, to: YEAR + 365 * DAY_MS, now: YEAR + 365 * DAY_MS };
	const groupBy = page === "devices" ? "kind" : page === "patrol" || page === "health" ? "day" : "zone";
	const compare = { from: YEAR - 365 * DAY_MS, to: YEAR };
	const begun = process.cpuUsage();
	const [text = ""] = present({
		page,
		...period,
		...(page !== "heatmap" && { groupBy }),
		compare,
		drill: false,
		isPublic: false,
	});
	const { user, system } = process.cpuUsage(begun);
	const took = (user + system) / 1000;
	if (process.env.FIGURES) process.stdout.write(`${page}: ${took.toFixed(0)} ms\n`);
	expect(took).toBeLessThan(CEILING_MS);
	const { totals } = JSON.parse(text);
	expect(totals).toBeDefined();
	if (page === "patrol") expect(totals).toMatchObject({ rounds: ROUNDS, stops: 12 * ROUNDS, late: ROUNDS });
	if (page === "incidents") expect(totals).toMatchObject({ count: INCIDENTS, open: 0 });
});
