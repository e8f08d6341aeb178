import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";
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
