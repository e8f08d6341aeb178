import { describe, expect, test } from "vitest";
import { Night } from "../../scenario.ts";
import { PANEL } from "../rules-cases/moves.ts";

/** Water in so many places of one flat. */
function wet(places: number): Night {
	const night = new Night();
	for (let k = 0; k < places; k++) leaks(night, "02:00:00", k);
	return night;
}

const leaks = (night: Night, time: string, k: number) => night.device(time, PANEL, "home.water", { zone: `z${k}` });
const dries = (night: Night, time: string, k?: number) =>
	night.device(time, PANEL, "home.restored", { of: "home.water", ...(k !== undefined && { zone: `z${k}` }) });
const others = (night: Night) => night.alarms.find(({ part }) => part === "other-places");

describe("the alarm of the other places", () => {
	test("ends with the last of them, and not before", () => {
		const night = wet(34);
		dries(night, "02:01:00", 32);
		expect(others(night)?.active).toBe(true);
		expect(night.why("home.restored")).not.toContain("nothing-to-clear");
		dries(night, "02:01:30", 40);
		expect(others(night)?.active).toBe(true);
		dries(night, "02:02:00", 33);
		expect(others(night)?.active).toBe(false);
	});

	test("is not ended by one of its places while more stand than are known by name", () => {
		const night = wet(100);
		for (let k = 32; k < 100; k++) dries(night, "02:01:00", k);
		expect(others(night)?.active).toBe(true);
	});

	test("is several for a word that names none", () => {
		const night = wet(34);
		for (let k = 0; k < 32; k++) dries(night, "02:01:00", k);
		dries(night, "02:02:00");
		expect(others(night)?.active).toBe(true);
		dries(night, "02:03:00", 32);
		dries(night, "02:04:00");
		expect(others(night)?.active).toBe(false);
	});

	test("is told anew after its reset as long as one of them stands, whatever else is over", () => {
		const reset = (...over: readonly number[]) => {
			const night = wet(70);
			for (const k of over) dries(night, "02:00:10", k);
			for (const incident of night.incidents) {
				night.acknowledge("02:00:20", "li", incident);
				night.resolve("02:00:30", "li", night.state.incident.get(incident.id));
			}
			// Nothing else is over because of this: so many parts of the device are not told apart.
			dries(night, "02:01:00", 99);
			night.until("02:12:00");
			return others(night)?.active;
		};
		expect(reset()).toBe(true);
		expect(reset(...Array.from({ length: 36 }, (_, k) => k))).toBe(true);
	});
});
