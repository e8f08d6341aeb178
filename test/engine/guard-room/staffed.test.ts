import { expect, test } from "vitest";
import { garden, Night } from "../../scenario.ts";

const { settings } = garden;
const staffed = { ...garden, settings: { ...settings, guardRoom: { ...settings.guardRoom, staffed: true } } };
const PANEL = "panel-b03-2-0401";

test("five minutes after the start a missing watch is said, and from then on what is critical is told on at 0 s", () => {
	const night = new Night(staffed);
	night.hub("02:00:00", "hub.started");
	night.until("02:04:59");
	expect(night.incidents).toEqual([]);
	night.until("02:05:00");
	expect(night.only).toMatchObject({ type: "guard-room.unattended", priority: "high", state: "open" });
	expect(night.only.words.en).toContain("no operator");
	night.device("02:10:00", PANEL, "home.panic", { button: "wall" });
	const told = night.journal.filter(
		({ type, data }) => type === "incident.told-on" && data.incident === night.incident("home.panic").id,
	);
	expect(told.map(({ receivedAt }) => receivedAt)).toEqual([night.incident("home.panic").openedAt]);
});

test("nobody is missed who signed on in time, and somebody who signs on ends it", () => {
	const punctual = new Night(staffed);
	punctual.hub("02:00:00", "hub.started");
	punctual.hub("02:03:50", "console.attended", { user: "li", sound: true });
	expect(punctual.person("02:04:00", "li", "shift.signed-on", { guards: [] })).toBeUndefined();
	punctual.until("02:20:00");
	expect(punctual.incidents).toEqual([]);
	const late = new Night(staffed);
	late.hub("02:00:00", "hub.started");
	late.until("02:06:00");
	expect(late.alarms).toMatchObject([{ type: "guard-room.unattended", active: true }]);
	late.person("02:07:00", "li", "shift.signed-on", { guards: [] });
	expect(late.alarms).toMatchObject([{ type: "guard-room.unattended", active: false }]);
});

test("it is said once, however long nobody comes, and a restart starts no second time", () => {
	const night = new Night(staffed);
	night.hub("02:00:00", "hub.started");
	night.restart();
	night.hub("02:04:00", "hub.started");
	night.until("05:00:00");
	expect(night.journal.filter(({ type }) => type === "guard-room.unattended")).toHaveLength(1);
});

test("who signs on and never opens the page hears nothing: that is said five minutes later", () => {
	const night = new Night(staffed);
	night.hub("10:00:00", "hub.started");
	expect(night.person("10:01:00", "li", "shift.signed-on", { guards: [] })).toBeUndefined();
	night.until("10:05:59");
	expect(night.incidents).toEqual([]);
	night.until("10:06:00");
	expect(night.only).toMatchObject({ type: "guard-room.unattended", priority: "high", state: "open" });
	expect(night.only.words.en).toBe("Guard room unattended, the operator's page is closed");
	night.hub("10:07:00", "console.attended", { user: "li", sound: true });
	expect(night.alarms).toMatchObject([{ active: false }]);
});

test("where the file does not say so, who signs on by a script has no page to be missed", () => {
	const night = new Night();
	night.hub("10:00:00", "hub.started");
	night.person("10:01:00", "li", "shift.signed-on", { guards: [] });
	night.until("10:30:00");
	expect(night.incidents).toEqual([]);
});

test("where the file does not say so, nobody is missed", () => {
	const night = new Night();
	night.hub("02:00:00", "hub.started");
	night.until("03:00:00");
	expect(night.incidents).toEqual([]);
});
