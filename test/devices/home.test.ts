import { expect, test } from "vitest";
import home from "../../devices/home.ts";

const { alarms, events } = home;

test("a panic latches: no report of the panel clears it", () => {
	expect(alarms.panic.latches).toBe(true);
	expect(events.panic.holds).toBe("state");
	expect(Object.values(events).filter(({ clears }) => clears?.length)).toEqual([]);
});

test("a resident who says it was a mistake, or disarms, raises and clears nothing", () => {
	for (const event of ["cancelled", "armed", "disarmed"] as const) {
		expect(events[event].raises).toBeUndefined();
		expect(events[event].clears).toBeUndefined();
	}
});

test("an intrusion is high and evidence of a person, smoke and heat of fire, water is medium", () => {
	expect(alarms.intrusion).toMatchObject({ priority: "high", evidence: "person" });
	expect([alarms.smoke.evidence, alarms.heat.evidence]).toEqual(["fire", "fire"]);
	expect(alarms.water.priority).toBe("medium");
});
