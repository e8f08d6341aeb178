import { expect, test } from "vitest";
import { instant } from "../../scenario.ts";
import { PatrolNight } from "./patrol-night.ts";

test("what is uploaded late counts at the time it was made: the alarm is taken back, visibly", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01");
	night.until("02:23:05");
	expect(night.rung).toContain("round.stops-missed medium");
	night.upload("03:40", "02:10", "cp-b02", "patrol.checkin", { guard: "wang", method: "nfc" });
	const [, second] = night.round.stops;
	expect(second).toMatchObject({
		status: "on-time",
		revisedFrom: "missed",
		visit: { at: instant("02:10"), receivedAt: instant("03:40") },
	});
	const incident = night.incident("round.stops-missed");
	expect(incident.words.en).toContain("taken back");
	expect(incident.words["zh-CN"]).toContain("已撤回");
	expect(night.alarms.find(({ type }) => type === "round.stops-missed")).toMatchObject({
		active: false,
		takenBack: { at: instant("03:40") },
	});
	expect(night.round.alarms?.find(({ type }) => type === "round.stops-missed")?.takenBack).toBeDefined();
});

test("a late upload days after, when the incident was resolved, still shows there that it was wrong", () => {
	const night = new PatrolNight();
	night.until("02:06");
	const incident = night.incident("round.not-started");
	night.acknowledge("02:06", "li", incident);
	night.resolve("02:10", "li", night.incident("round.not-started"), "unknown");
	night.upload("25 09:00", "02:01", "cp-b01", "patrol.checkin", { guard: "wang", method: "nfc" });
	expect(night.state.past.incident(incident.id)?.words.en).toContain("taken back");
	expect(night.round.stops[0]).toMatchObject({ status: "on-time", revisedFrom: "missed" });
});

test("a silence that was taken back and lasts rings once more, and is not said without end", () => {
	const night = new PatrolNight();
	night.badge("02:00", "cp-b01");
	night.until("02:15");
	expect(night.rung).toContain("round.guard-silent medium");
	const silences = () => (night.round.alarms ?? []).filter(({ type }) => type === "round.guard-silent");
	night.upload("02:16", "02:09", "cp-b02", "patrol.checkin", { guard: "wang", method: "nfc" });
	expect(silences()).toMatchObject([{ takenBack: { at: instant("02:16") } }]);
	night.until("02:23:59");
	expect(silences()).toHaveLength(1);
	night.until("02:30");
	expect(silences()).toMatchObject([{ takenBack: {} }, { since: instant("02:24") }]);
	expect(silences()[1]).not.toHaveProperty("takenBack");
	expect(night.journal.filter(({ type }) => type === "round.guard-silent").length).toBeLessThan(8);
	const alarm = night.alarms.find(({ type }) => type === "round.guard-silent");
	expect(alarm).toMatchObject({ active: true });
	expect(alarm).not.toHaveProperty("takenBack");
});

test("while the hub was down nobody is called missing before what was made meanwhile has come in", () => {
	const night = new PatrolNight();
	night.until("01:59");
	night.restart();
	night.hub("02:40", "hub.started");
	for (const [checkpoint, at] of [
		["cp-b01", "02:00"],
		["cp-b02", "02:10"],
		["cp-b03", "02:20"],
		["cp-b04", "02:30"],
	] as const) {
		night.upload("02:41", at, checkpoint, "patrol.checkin", { guard: "wang", method: "nfc" });
	}
	night.until("03:30");
	expect(night.rung).toEqual([]);
	expect(night.round.state).toBe("complete");
});
