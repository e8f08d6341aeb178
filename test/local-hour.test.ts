import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { localMinutes } from "../src/site/local-time.ts";
import { atHour, zoneAt } from "./local-hour.ts";

const HOUR_MS = 3_600_000;

test("for every hour there is a zone where it is that hour now, whatever time it is", () => {
	for (const now of [0, 1, 23].map((hour) => Date.UTC(2026, 10, 26, hour, 59, 59, 999))) {
		for (let hour = 0; hour < 24; hour++) {
			expect(Math.floor(localMinutes(zoneAt(hour, now))(now) / 60), `${hour} at ${now}`).toBe(hour);
		}
	}
	expect(localMinutes(zoneAt(0, HOUR_MS))(HOUR_MS)).toBe(0);
});

test("the zone is the one line of a site's file that is another", () => {
	expect(atHour("site: here\ntimeZone: Asia/Shanghai\nplot: []\n", 3)).toMatch(
		/^site: here\ntimeZone: Etc\/GMT[+-]\d+\nplot: \[\]\n$/,
	);
});

test("no suite lets a hub run at the real site's hour: its file is only read there", () => {
	const root = new URL(".", import.meta.url).pathname;
	const files = globSync("**/*.ts", { cwd: root }).filter((file) => !file.startsWith("bench/"));
	const runs = files.flatMap((file) =>
		readFileSync(`${root}${file}`, "utf8")
			.split("\n")
			.filter((line) => line.includes("config/jingxin-garden.yaml"))
			.filter((line) => !/\b(readSite|readConfiguration|readInThread|readFile|readFileSync|includes)\(/.test(line))
			.map((line) => `${file}: ${line.trim()}`),
	);
	expect(runs).toEqual([]);
});
