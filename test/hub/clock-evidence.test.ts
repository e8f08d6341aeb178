import { expect, test } from "vitest";
import { Evidence } from "../../src/hub/clock-evidence.ts";
import { isPlausible, startOf } from "../../src/hub/clock-start.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.parse("2026-11-23T02:13:07+08:00");
const clocks = { hub: NOW, machine: NOW + 8 * HOUR_MS };

test("three different devices make a witness, and twice as many as say otherwise", () => {
	const evidence = new Evidence();
	for (let n = 0; n < 10; n++) evidence.heard("beam-east-1", clocks.machine + n, clocks);
	expect(evidence.forMachine).toBe(false);
	evidence.heard("beam-east-2", clocks.machine - 60_000, clocks);
	evidence.heard("beam-east-3", clocks.hub, clocks);
	evidence.heard("beam-east-4", clocks.machine, clocks);
	expect(evidence.forMachine).toBe(true);
	evidence.heard("beam-east-5", clocks.hub, clocks);
	expect([evidence.forMachine, evidence.counts]).toEqual([false, { machine: 3, hub: 2 }]);
});

test("a device whose clock agrees with neither says nothing, and two clocks that are near are told apart finely", () => {
	const evidence = new Evidence();
	for (const id of ["a", "b", "c"]) evidence.heard(id, NOW + 4 * HOUR_MS, clocks);
	expect(evidence.counts).toEqual({ machine: 0, hub: 0 });
	const near = { hub: NOW, machine: NOW + 90_000 };
	for (const id of ["a", "b", "c"]) evidence.heard(id, NOW + 45_000, near);
	expect(evidence.forMachine).toBe(false);
	for (const id of ["a", "b", "c"]) evidence.heard(id, NOW + 85_000, near);
	expect(evidence.forMachine).toBe(true);
});

test("a start is believed from the newest entry to a day after it, on a folder on which a hub ran", () => {
	const known = { lastAt: NOW, ran: true, suspect: false };
	for (const [wall, start] of [
		[NOW, "believed"],
		[NOW + DAY_MS, "believed"],
		[NOW + DAY_MS + 1, "doubted"],
		[NOW - HOUR_MS, "doubted"],
	] as const) {
		expect(startOf(wall, known)).toBe(start);
	}
	expect(startOf(NOW + 30 * DAY_MS, { ...known, ran: false })).toBe("believed");
	expect(startOf(NOW + 30 * DAY_MS, { ...known, lastAt: 0 })).toBe("believed");
	expect(startOf(NOW + 60_000, { ...known, suspect: true })).toBe("doubted");
	expect(isPlausible(NOW + DAY_MS + HOUR_MS, known, HOUR_MS)).toBe(true);
});
