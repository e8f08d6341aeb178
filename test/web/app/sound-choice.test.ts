import { expect, test } from "vitest";
import { MUTE_MS, muteNow, soundFor, sounding } from "../../../src/web/app/sound-choice.ts";
import { PATTERNS } from "../../../src/web/app/tones.ts";
import { anIncident } from "../some.ts";

const breach = anIncident({ id: "inc-1", rang: 10 });
const panic = anIncident({ id: "inc-2", rang: 11, priority: "critical" });
const battery = anIncident({ id: "inc-3", rang: 12, priority: "low" });
const quiet = { mute: undefined, stale: false, now: 0 };

test("the most urgent incident that nobody has taken sounds", () => {
	expect(soundFor({ ...quiet, incidents: [battery, breach] })).toBe("high");
	expect(soundFor({ ...quiet, incidents: [battery, panic, breach] })).toBe("critical");
});

test("what somebody has taken is silent", () => {
	expect(soundFor({ ...quiet, incidents: [{ ...panic, state: "acknowledged" }, battery] })).toBe("low");
	expect(soundFor({ ...quiet, incidents: [{ ...panic, state: "resolved" }] })).toBeUndefined();
});

test("mute silences what rings now for two minutes at most", () => {
	const mute = muteNow([breach], 1_000);
	expect(soundFor({ ...quiet, mute, now: 1_000 + MUTE_MS - 1, incidents: [breach] })).toBeUndefined();
	expect(soundFor({ ...quiet, mute, now: 1_000 + MUTE_MS, incidents: [breach] })).toBe("high");
});

test("what rings after the mute is heard, even the muted incident itself", () => {
	const mute = muteNow([breach], 1_000);
	expect(soundFor({ ...quiet, mute, now: 2_000, incidents: [breach, battery] })).toBe("high");
	expect(soundFor({ ...quiet, mute, now: 2_000, incidents: [{ ...breach, rang: 30 }] })).toBe("high");
});

test("a critical incident cannot be muted, nor can the loss of the hub", () => {
	const mute = muteNow([panic], 1_000);
	expect(soundFor({ ...quiet, mute, now: 2_000, incidents: [panic] })).toBe("critical");
	expect(soundFor({ mute, stale: true, now: 2_000, incidents: [] })).toBe("stale");
});

test("a hub that is blind sounds by itself, before all but what is critical, and no mute covers it", () => {
	expect(soundFor({ ...quiet, blind: true, incidents: [] })).toBe("blind");
	expect(soundFor({ ...quiet, blind: true, incidents: [panic, breach] })).toBe("critical");
	expect(soundFor({ ...quiet, blind: true, mute: muteNow([breach], 0), incidents: [breach] })).toBe("blind");
	expect(soundFor({ ...quiet, blind: true, stale: true, incidents: [panic] })).toBe("stale");
	expect(PATTERNS.blind.pulses.map(({ hz }) => hz)).not.toEqual(PATTERNS.stale.pulses.map(({ hz }) => hz));
});

test("every priority has a pattern of its own, told apart by its number of pulses", () => {
	const counts = (["critical", "high", "medium", "low"] as const).map((name) => PATTERNS[name].pulses.length);
	expect(counts).toEqual([10, 5, 3, 1]);
	for (const { pulses, everyMs } of Object.values(PATTERNS)) {
		const end = Math.max(...pulses.map(({ at, lasts }) => at + lasts));
		expect(end * 1000).toBeLessThan(everyMs);
	}
});

test("what waits in quiet is silent", () => {
	expect(soundFor({ ...quiet, incidents: [{ ...breach, quiet: true }] })).toBeUndefined();
});

test("what a flood brought under its group sounds by the group's first alone, until it is overdue itself", () => {
	const alike = (id: string, rang: number, more = {}) =>
		anIncident({ id, rang, priority: "medium", group: "video square", ...more });
	const flood = [alike("a", 7), alike("b", 0), alike("c", 0)];
	expect(sounding(flood).map(({ id }) => id)).toEqual(["a"]);
	expect(soundFor({ ...quiet, incidents: flood })).toBe("medium");
	const taken = [alike("a", 7, { state: "acknowledged" }), ...flood.slice(1)];
	expect(soundFor({ ...quiet, incidents: taken })).toBeUndefined();
	expect(soundFor({ ...quiet, incidents: [...taken, alike("d", 0, { overdue: 1 })] })).toBe("medium");
	expect(soundFor({ ...quiet, incidents: [...taken, alike("e", 9)] })).toBe("medium");
});
