import { describe, expect, test } from "vitest";
import { garden, instant, Night } from "../../scenario.ts";
import { isHeard, PANEL } from "./moves.ts";

describe("what the resident says", () => {
	const cancel = (night: Night, time: string, eventId: string, more: object = {}) =>
		night.device(time, PANEL, "home.cancelled", { eventId }, more);
	const idOf = (night: Night, type: string) => night.journal.findLast((entry) => entry.type === type)?.id ?? "";

	test("J02 the cancel of an intrusion (by its eventId) does not call the smoke in the same flat a mistake", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.intrusion", { sensor: "door", zone: "hall" });
		night.device("02:00:20", PANEL, "home.smoke", { zone: "kitchen" });
		cancel(night, "02:00:30", idOf(night, "home.intrusion"));
		expect(night.incident("home.smoke").words.en).not.toContain("mistake");
	});

	test("J03 ... and is said of the intrusion that it names", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.intrusion", { sensor: "door", zone: "hall" });
		night.device("02:00:20", PANEL, "home.smoke", { zone: "kitchen" });
		cancel(night, "02:00:30", idOf(night, "home.intrusion"));
		expect(night.incident("home.intrusion").words.en).toContain("resident says: mistake");
	});

	test("J08 cancelled tells of the panic that came after it? a cancel sent before (late) is not said of a new panic", () => {
		const night = new Night();
		night.device("02:30:00", PANEL, "home.panic", { button: "wall" });
		cancel(night, "02:31:00", "some-older-event", { at: instant("02:10:00"), late: true });
		expect(night.incident("home.panic").words.en).not.toContain("mistake");
	});

	test("J09 panic pressed again after 'mistake': it rings, and no longer says mistake", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:05", "li");
		cancel(night, "02:00:10", idOf(night, "home.panic"));
		expect(night.only.words.en).toContain("mistake");
		night.device("02:00:40", PANEL, "home.panic", { button: "wall" });
		expect(isHeard(night, night.only)).toBe(true);
		expect(night.only.words.en).not.toContain("mistake");
	});

	describe("names an event whose alarm", () => {
		const hall = { sensor: "window", zone: "hall" };
		const saysMistake = (night: Night, time: string) => {
			cancel(night, time, "a");
			return night.only.words.en.includes("mistake");
		};

		function resetAt(time: string): Night {
			const night = new Night();
			night.device("02:00:00", PANEL, "home.intrusion", hall, { id: "a" });
			night.acknowledge("02:00:05", "li");
			night.resolve(time, "li");
			return night;
		}

		test("was told anew after its reset", () => {
			const night = resetAt("02:00:35");
			night.until("02:11:00");
			expect(saysMistake(night, "02:12:00")).toBe(true);
			night.acknowledge("02:12:10", "li");
			night.resolve("02:13:00", "li");
			night.until("03:14:00");
			expect(saysMistake(night, "03:14:00")).toBe(true);
		});

		test("was carried over, for it came again before its reset", () => {
			const night = new Night();
			night.device("02:00:00", PANEL, "home.intrusion", hall, { id: "a" });
			night.acknowledge("02:00:05", "li");
			const seen = night.only;
			night.device("02:00:10", PANEL, "home.intrusion", hall);
			night.resolve("02:00:35", "li", seen);
			expect(night.only.id).not.toBe(seen.id);
			expect(saysMistake(night, "02:01:00")).toBe(true);
		});

		test("came so long ago that many others came since", () => {
			const night = new Night();
			night.device("02:00:00", PANEL, "home.intrusion", hall, { id: "a" });
			for (let n = 10; n < 50; n++) night.device(`02:00:${n}`, PANEL, "home.intrusion", hall);
			expect(saysMistake(night, "02:02:00")).toBe(true);
		});

		test("was raised as what it had kept, or as its hours began", () => {
			const late = new Night();
			late.device("03:00:00", PANEL, "home.intrusion", hall, { id: "a", at: instant("02:30:00"), late: true });
			late.until("03:01:10");
			cancel(late, "03:02:00", "a");
			expect(late.incident("home.intrusion").words.en).toContain("mistake");
			const schedule = [{ fromMinute: 1320, toMinute: 360 }];
			const settings = { ...garden.settings, alarms: { "home.intrusion": [{ schedule }] } };
			const nightly = new Night({ ...garden, settings });
			nightly.device("21:00:00", PANEL, "home.intrusion", hall, { id: "a" });
			nightly.until("22:00:10");
			expect(saysMistake(nightly, "22:01:00")).toBe(true);
		});

		test("is over says nothing of one that came after it", () => {
			const night = resetAt("02:00:35");
			night.device("02:05:00", PANEL, "home.intrusion", hall, { id: "b" });
			expect(saysMistake(night, "02:06:00")).toBe(false);
		});
	});

	test("J24 ... also where the panel's restored names no zone (the contract's data is only `of`)", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.intrusion", { sensor: "door", zone: "hall" });
		night.device("02:00:10", PANEL, "home.restored", { of: "home.intrusion" });
		expect(night.alarms).toMatchObject([{ active: false }]);
		night.device("02:05:00", PANEL, "home.intrusion", { sensor: "door", zone: "hall" });
		night.device("02:05:01", PANEL, "home.intrusion", { sensor: "motion", zone: "kitchen" });
		night.device("02:05:10", PANEL, "home.restored", { of: "home.intrusion" });
		expect(night.why("home.restored")).toEqual(["which-part", "which-part"]);
		expect(night.alarms.map(({ active }) => active)).toEqual([true, true]);
	});
});
