import { expect, test } from "vitest";
import { addressOfIncident, homeOf, namedBy } from "../../../src/web/console/address.ts";

test("an address opens an incident, a device, a place or a moment, however it was passed on", () => {
	expect(namedBy("/incidents/inc-12")).toEqual({ sort: "incident", id: "inc-12" });
	expect(namedBy("#/incident/inc-12")).toEqual({ sort: "incident", id: "inc-12" });
	expect(namedBy("/devices/beam-east-3")).toEqual({ sort: "device", id: "beam-east-3" });
	expect(namedBy("#/zone/east-3")).toEqual({ sort: "zone", id: "east-3" });
	expect(namedBy("/buildings/b03")).toEqual({ sort: "building", id: "b03" });
	expect(namedBy("#/at/2026-11-23T18:13:07Z")).toEqual({ sort: "at", at: Date.parse("2026-11-23T18:13:07Z") });
	expect(namedBy("/at/1795457587000")).toEqual({ sort: "at", at: 1795457587000 });
});

test("what names nothing opens nothing", () => {
	for (const address of ["/", "", "#", "/people", "/at/yesterday", "/incidents/", "/devices/%E0%A4%A", "#link=abc"]) {
		expect(namedBy(address), address).toBeUndefined();
	}
});

test("an incident has its address below the page that it is opened on", () => {
	expect(homeOf("/")).toBe("/");
	expect(homeOf("/incidents/inc-12")).toBe("/");
	expect(homeOf("/captain")).toBe("/captain");
	expect(homeOf("/captains")).toBe("/");
	for (const beside of ["/people", "/duty"]) expect(homeOf(beside), beside).toBeUndefined();
	for (const home of ["/", "/captain"] as const) {
		expect(addressOfIncident(home, undefined)).toBe(home);
		const address = addressOfIncident(home, "inc-12");
		expect(homeOf(address)).toBe(home);
		expect(namedBy(address)).toEqual({ sort: "incident", id: "inc-12" });
	}
});
