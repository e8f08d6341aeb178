import { expect, test } from "vitest";
import { Night } from "../../scenario.ts";

const PANEL = "panel-b03-2-0401";
const STATION = "door-b03-2";

const command = (night: Night, time: string, device: string, name: string, more: Record<string, unknown> = {}) =>
	night.person(time, "li", "device.commanded", {
		device,
		command: `c-${time.replaceAll(":", "")}`,
		name,
		args: {},
		...more,
	});

test("under duress nothing is sent to the flat's panel or the stairwell's station until it is twice said to be safe", () => {
	const night = new Night();
	night.device("20:00:00", PANEL, "home.duress");
	for (const [device, name] of [
		[PANEL, "announce"],
		[PANEL, "siren"],
		[STATION, "unlock"],
	] as const) {
		for (const confirmations of [undefined, 1]) {
			const more = confirmations === undefined ? {} : { confirmations };
			expect(command(night, "20:01:00", device, name, more)).toMatchObject({ code: "wrong-state" });
		}
	}
	expect(night.journal.filter(({ type }) => type === "device.commanded")).toEqual([]);
	expect(command(night, "20:02:00", STATION, "unlock", { confirmations: 2 })).toBeUndefined();
	// It belongs to the special incident, and is hidden with it.
	expect(night.journal.at(-1)?.incident).toBe(night.only.id);
});

test("other flats, other stairwells and cameras are not touched by it", () => {
	const night = new Night();
	night.device("20:00:00", PANEL, "home.duress");
	expect(command(night, "20:01:00", "panel-b03-2-0402", "announce")).toBeUndefined();
	expect(command(night, "20:01:01", "door-b03-1", "unlock")).toBeUndefined();
	expect(command(night, "20:01:02", "cam-east-3", "snapshot")).toBeUndefined();
});

test("with gas in the flat nothing rings there, however often it is confirmed", () => {
	const night = new Night();
	night.device("20:00:00", PANEL, "home.gas", { zone: "kitchen" });
	for (const name of ["siren", "announce"]) {
		expect(command(night, "20:01:00", PANEL, name, { confirmations: 2 })).toMatchObject({ state: "gas" });
	}
	expect(command(night, "20:01:01", "panel-b03-2-0402", "siren")).toBeUndefined();
});

test("nothing rings there while the gas stands after its reset, as long as its panel does not say that it is over", () => {
	const night = new Night();
	night.device("20:00:00", PANEL, "home.gas", { zone: "kitchen" });
	night.acknowledge("20:00:10", "li");
	night.resolve("20:01:00", "li");
	expect(command(night, "20:02:00", PANEL, "siren")).toMatchObject({ state: "gas" });
	expect(command(night, "20:02:01", "panel-b03-2-0402", "siren")).toBeUndefined();
	night.until("20:12:00");
	expect(command(night, "20:12:00", PANEL, "siren")).toMatchObject({ state: "gas" });
	night.acknowledge("20:12:10", "li");
	night.resolve("20:13:00", "li");
	night.device("20:14:00", PANEL, "home.restored", { of: "home.gas", zone: "kitchen" });
	expect(command(night, "20:15:00", PANEL, "siren")).toBeUndefined();
});

test("a device is told only what its kind knows", () => {
	const night = new Night();
	expect(command(night, "20:00:00", "beam-east-3", "unlock")).toMatchObject({ code: "invalid" });
	expect(command(night, "20:00:00", "no-such", "unlock")).toMatchObject({ code: "invalid" });
});

test("a command for an incident stands in its timeline", () => {
	const night = new Night();
	night.device("02:13:07", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
	command(night, "02:13:30", "cam-east-3", "snapshot", { incident: night.only.id });
	expect(night.journal.at(-1)).toMatchObject({ type: "device.commanded", incident: night.only.id });
});
