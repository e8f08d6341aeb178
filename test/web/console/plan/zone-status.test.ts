import { expect, test } from "vitest";
import { lookOf, tallyOf, zoneStatuses } from "../../../../src/web/console/plan/zone-status.ts";
import { aDevice, anIncident } from "../../some.ts";

test("a zone glows with the highest priority open there, and rings while anybody is wanted", () => {
	const all = zoneStatuses([
		anIncident({ id: "a", priority: "critical", state: "acknowledged", zones: ["east-3"] }),
		anIncident({ id: "b", priority: "high", zones: ["east-3", "east-4"] }),
		anIncident({ id: "c", state: "resolved", zones: ["west-1"] }),
	]);
	expect(all.get("east-3")).toEqual({ priority: "critical", unacknowledged: true, incidents: ["a", "b"] });
	expect(all.get("east-4")).toEqual({ priority: "high", unacknowledged: true, incidents: ["b"] });
	expect(all.has("west-1")).toBe(false);
});

test("a special incident, which has no place, glows nowhere", () => {
	const { zone: _, ...special } = anIncident({ id: "a", discreet: true, zones: [] });
	expect(zoneStatuses([special]).size).toBe(0);
});

test("a device that was never heard of does not look fine", () => {
	expect(lookOf(undefined)).toBe("unknown");
	expect(lookOf(aDevice({ id: "a", state: "out-of-service" }))).toBe("unknown");
	expect(lookOf(aDevice({ id: "a", state: "offline" }))).toBe("down");
	expect(lookOf(aDevice({ id: "a" }))).toBe("fine");
});

test("a building tells how many of its devices are known to work", () => {
	const devices = new Map([["a", aDevice({ id: "a" })]]);
	expect(tallyOf(["a", "b", "c"], devices)).toEqual({ all: 3, fine: 1 });
});
