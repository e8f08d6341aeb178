import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { midnightFrom } from "../../src/history/calendar.ts";
import { generateHistory } from "../../src/history/generate.ts";
import { connectToRead } from "../../src/journal/store/connect.ts";
import { verify } from "../../src/journal/store/verify.ts";
import { fillFile } from "../../src/journal/writer/fill-file.ts";
import { readInThread } from "../../src/site/read-in-thread.ts";
import { newFolder } from "../hub-process.ts";

const SCHEMA = readFileSync("src/journal/schema/0018-round-figures.sql", "utf8");
const ROUNDS_TAKEN_OVER = /INSERT INTO statistics_round\n([^;]*);/.exec(SCHEMA)?.[1] ?? "";
const DAY = 24 * 3_600_000;

/** A history of so many days that ends there, in a folder of its own. */
async function history(days: number, { until, seed, traffic = 0 }: { until: string; seed: string; traffic?: number }) {
	const file = join(newFolder(), "journal.sqlite");
	const described = await readInThread("config/jingxin-garden.yaml");
	const end = Date.parse(until);
	const from = midnightFrom(described.site.timeZone, end - days * DAY);
	await fillFile(file, { described, madeUp: { from, to: end, seed } }, (filling) =>
		generateHistory(filling, { from, until: end, seed, traffic }),
	);
	return { file, described };
}

const AUGUST = "2026-08-23T10:00:00+08:00";

test("a month is an unbroken journal with its story, taken and resolved, and nothing left open or set aside", async () => {
	const { file } = await history(20, { until: AUGUST, seed: "story" });
	const db = connectToRead(file);
	try {
		const rows = (sql: string) => db.prepare<[], Record<string, string | number | null>>(sql).all();
		expect(verify(file).entries).toBeGreaterThan(5_000);
		expect(rows("SELECT count(*) AS n FROM quarantine")).toEqual([{ n: 0 }]);
		const theft = rows(
			"SELECT value ->> '$.zone' AS zone, value ->> '$.cause' AS cause, value ->> '$.police.outcome' AS outcome FROM object WHERE kind = 'incident' AND value ->> '$.police.outcome' = 'public-security-case'",
		);
		expect(theft).toEqual([{ zone: "east-3", cause: "real", outcome: "public-security-case" }]);
		const reported = "SELECT count(*) AS n FROM object WHERE kind = 'incident' AND value ->> '$.type' = 'report.theft'";
		expect(Number(rows(reported)[0]?.n)).toBeGreaterThan(0);
		const open = rows("SELECT value ->> '$.type' AS type FROM object WHERE kind = 'incident' AND open = 1");
		expect(open.filter(({ type }) => type !== "guard-room.unattended")).toEqual([]);
		const relief = rows(
			"SELECT count(*) AS n FROM object WHERE kind = 'incident' AND value ->> '$.words.en' LIKE '%relief%'",
		);
		expect(relief).toEqual([{ n: 0 }]);
		const stops = rows(
			"SELECT DISTINCT s.value ->> '$.status' AS status FROM object o, json_each(o.value, '$.stops') s WHERE kind = 'round' AND open = 0",
		);
		expect(stops.map(({ status }) => status)).toEqual(expect.arrayContaining(["on-time", "missed"]));
		const begun = rows(
			"SELECT count(*) AS n FROM object WHERE kind = 'round' AND open = 1 AND value ->> '$.startedAt' > 0",
		);
		expect(begun).toEqual([{ n: 0 }]);
		// As a journal of an older hub is taken over: by plain SQL over the rounds as they are in the end.
		const kept = db.prepare("SELECT * FROM statistics_round ORDER BY round").raw().all();
		expect(kept.length).toBeGreaterThan(400);
		expect(kept).toEqual(db.prepare(`${ROUNDS_TAKEN_OVER} ORDER BY 1`).raw().all());
		const said = new Set(rows("SELECT text FROM word").map(({ text }) => text));
		for (const type of ["shift.taken-over", "incident.dispatched", "dispatch.arrived", "incident.verified"])
			expect(said).toContain(type);
	} finally {
		db.close();
	}
});

test("the same seed and end give the same entries, another seed does not; and what devices say is what their kinds read", async () => {
	const end = "2026-06-03T00:00:00+08:00";
	const entriesOf = (file: string) => {
		const db = connectToRead(file);
		try {
			return db.prepare("SELECT hex(digest) AS digest FROM entry WHERE seq > 2 ORDER BY seq").all();
		} finally {
			db.close();
		}
	};
	const first = await history(1, { until: end, seed: "a", traffic: 0.02 });
	expect(entriesOf((await history(1, { until: end, seed: "a", traffic: 0.02 })).file)).toEqual(entriesOf(first.file));
	expect(entriesOf((await history(1, { until: end, seed: "b", traffic: 0.02 })).file)).not.toEqual(
		entriesOf(first.file),
	);

	const { siteFrom } = await import("../../src/site/transferable.ts");
	const { loadKinds } = await import("../../src/site/kinds.ts");
	const kinds = await loadKinds();
	const site = siteFrom(first.described.site, kinds);
	const db = connectToRead(first.file);
	const said = db
		.prepare<[], { type: string; data: string }>(
			"SELECT t.text AS type, data FROM entry JOIN word t ON t.no = type JOIN word s ON s.no = source WHERE s.text LIKE 'device:%'",
		)
		.all();
	db.close();
	expect(said.length).toBeGreaterThan(100);
	for (const { type, data } of said) {
		const [kind = "", what = ""] = type.split(".");
		const read = site.kinds.get(kind)?.events[what]?.data.safeParse(JSON.parse(data));
		expect(read?.success, `${type} ${data}`).toBe(true);
	}
});

test("a new guard is late in his first weeks, and nobody else", async () => {
	const { file } = await history(3, { until: "2026-10-20T10:00:00+08:00", seed: "new" });
	const db = connectToRead(file);
	const late = db
		.prepare<[], { guard: string }>(
			"SELECT DISTINCT o.value ->> '$.guard' AS guard FROM object o, json_each(o.value, '$.stops') s WHERE kind = 'round' AND s.value ->> '$.status' = 'late'",
		)
		.all();
	db.close();
	expect(late).toEqual([{ guard: "xu" }]);
});

test("a folder that holds a journal is left as it is", async () => {
	const { file, described } = await history(1, { until: AUGUST, seed: "one" });
	const again = fillFile(file, { described, madeUp: { from: 0, to: 1, seed: "two" } }, async () => undefined);
	await expect(again).rejects.toMatchObject({ problem: { code: "already-exists" } });
});
