import { expect, test } from "vitest";
import { clockLines } from "../../src/cli/clock-lines.ts";

const HOUR_MS = 3_600_000;
const NOW = Date.parse("2026-11-23T02:13:07+08:00");

test("a clock that agrees with the newest entry and with the devices is said to", () => {
	const [line, ...more] = clockLines({ lastAt: NOW - HOUR_MS, aheadMs: [0, 900, -8 * HOUR_MS] }, NOW);
	expect([line, more]).toEqual(["  devices' clocks: 3 heard, half of them within 0 s of the hub's", []]);
});

test("a hub whose clock was hours from its devices', or is days from its newest entry, is suspect", () => {
	const aheadMs = [-8 * HOUR_MS, 1 - 8 * HOUR_MS, 2 - 8 * HOUR_MS];
	expect(clockLines({ lastAt: NOW, aheadMs }, NOW)).toEqual([
		"  suspect: by the clocks of 3 devices the hub's was 8 h ahead when they were last heard",
	]);
	expect(clockLines({ lastAt: NOW, aheadMs: [] }, NOW + 50 * HOUR_MS)[0]).toContain("2 d after the newest entry");
	expect(clockLines({ lastAt: NOW, aheadMs: [] }, NOW - 5 * HOUR_MS)[0]).toContain("5 h before the newest entry");
});
