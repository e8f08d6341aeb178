import { expect, test } from "vitest";
import { simulateMonth } from "./simulate.ts";

const MIN = 60_000;

test("in a month with storms, feints and every scenario nothing real is missed, and the operator is not flooded", async () => {
	const { missed, late, real, soundedPerHour, remindedPerHour, floodShare, longest } = await simulateMonth({
		days: 30,
		seed: "1",
	});
	expect(real).toBeGreaterThan(60);
	expect(missed).toEqual([]);
	expect(late).toEqual([]);
	expect(soundedPerHour + remindedPerHour).toBeLessThanOrEqual(6);
	expect(floodShare).toBeLessThan(0.01);
	// As the table of the silence budget says for what is not life.
	expect(longest.get("news")).toBe(0);
	expect(longest.get("flood")).toBeLessThanOrEqual(5 * MIN);
	expect(longest.get("pace")).toBeLessThanOrEqual(5 * MIN);
	expect(longest.get("chattering")).toBeLessThanOrEqual(30 * MIN);
	expect(longest.get("walk-test")).toBeLessThanOrEqual(MIN / 2);
});

test("a rule that hides real events is found out: by day nobody would see who climbs", async () => {
	const night = [{ schedule: [{ fromMinute: 22 * 60, toMinute: 6 * 60 }] }];
	const { missed, report } = await simulateMonth({ days: 6, seed: "1", alarms: { "perimeter.breach": night } });
	expect(missed.map(({ what }) => what)).toContain("climber");
	expect(report.rules.get("perimeter.beam-broken")?.suppressed).toBeGreaterThan(0);
});
