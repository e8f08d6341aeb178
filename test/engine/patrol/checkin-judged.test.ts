import { expect, test } from "vitest";
import { instant } from "../../scenario.ts";
import { PatrolNight } from "./patrol-night.ts";

test("who comes late is late, not revised; out of order is said of the stop that was left for later", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01");
	night.badge("02:12", "cp-b03");
	night.badge("02:13", "cp-b02");
	night.until("02:33:06");
	night.badge("02:34", "cp-b04");
	expect(night.statuses).toEqual(["on-time", "out-of-order", "early", "late"]);
	expect(night.round.stops.some(({ revisedFrom }) => revisedFrom)).toBe(false);
});

test("nobody walks faster than 1.4 m/s: such a check-in is marked", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01");
	night.badge("02:00:10", "cp-b02");
	expect(night.round.stops[1]?.flags).toEqual(["implausible"]);
});

test("a badge not on duty, from the future or of last month is kept with its reason and judges nothing", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01", "stranger");
	expect(night.why("patrol.checkin")).toContain("not-on-duty");
	night.phone("02:00:10", { id: "a", checkpoint: "cp-b01", at: "03:00" });
	expect(night.why("patrol.checkin")).toContain("future");
	night.phone("02:00:20", { id: "b", checkpoint: "cp-b01", at: "10 02:00" });
	expect(night.why("patrol.checkin")).toContain("too-old");
	night.device(
		"02:00:30",
		"cp-b01",
		"patrol.checkin",
		{ guard: "wang", method: "nfc" },
		{ at: instant("09:00"), clockSkew: true },
	);
	expect(night.why("patrol.checkin")).toContain("future");
	expect(night.statuses[0]).toBe("pending");
});

test("a captain accepts what was flagged; it counts from then on and says so", () => {
	const night = new PatrolNight();
	night.badge("02:01", "cp-b01", "stranger");
	const seq = night.journal.findLast(({ type }) => type === "patrol.checkin")?.seq ?? 0;
	const at = instant("02:01");
	const checkin = { guard: "stranger", checkpoint: "cp-b01", at, receivedAt: at, method: "nfc" };
	expect(night.person("02:09", "chen", "checkin.accepted", { seq, checkin })).toBeUndefined();
	expect(night.round.stops[0]).toMatchObject({ status: "on-time", flags: ["accepted"] });
});

test("a phone that two guards use, and a clock that was set back, are marked", () => {
	const night = new PatrolNight();
	const phone = { bootId: "one-phone" };
	night.until("02:00");
	night.phone("02:01", { id: "a", checkpoint: "cp-b01", at: "02:01", counter: 5, ...phone }, "zhou");
	night.phone("02:02", { id: "b", checkpoint: "cp-b01", at: "01:58", counter: 6, ...phone });
	expect(night.round.stops[0]?.flags).toEqual(["shared-phone", "clock-set-back"]);
});
