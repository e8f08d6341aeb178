import { expect, test } from "vitest";
import { simulateMonth } from "./simulate.ts";

test("in a month with storms, feints and every scenario nothing real is missed, and the operator is not flooded", async () => {
	const { missed, late, real, soundedPerHour, floodShare } = await simulateMonth({ days: 30, seed: "1" });
	expect(real).toBeGreaterThan(60);
	expect(missed).toEqual([]);
	expect(late).toEqual([]);
	expect(soundedPerHour).toBeLessThanOrEqual(6);
	expect(floodShare).toBeLessThan(0.01);
});

test("a rule that hides real events is found out: by day nobody would see who climbs", async () => {
	const night = [{ schedule: [{ fromMinute: 22 * 60, toMinute: 6 * 60 }] }];
	const { missed, report } = await simulateMonth({ days: 6, seed: "1", alarms: { "perimeter.breach": night } });
	expect(missed.map(({ what }) => what)).toContain("climber");
	expect(report.rules.get("perimeter.beam-broken")?.suppressed).toBeGreaterThan(0);
});
