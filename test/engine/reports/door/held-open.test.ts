import { expect, test } from "vitest";
import { Night } from "../../../scenario.ts";
import { close, DOOR, open, steady, unlock } from "./moves.ts";

test("a door held open for a minute is medium by night", () => {
	const night = steady();
	unlock(night, "02:13:00");
	open(night, "02:13:02");
	night.until("02:14:01");
	expect(night.incidents).toEqual([]);
	night.until("02:14:02");
	expect(night.only).toMatchObject({ type: "intercom.held-open", priority: "medium" });
});

test("a door closed within the minute is not held open, and the next opening counts anew", () => {
	const night = steady();
	unlock(night, "02:13:00");
	open(night, "02:13:02");
	close(night, "02:13:50");
	unlock(night, "02:14:00");
	open(night, "02:14:01");
	night.until("02:14:59");
	expect(night.incidents).toEqual([]);
});

test("a door that says again that it is open does not start its minute again", () => {
	const night = steady();
	unlock(night, "02:13:00");
	open(night, "02:13:02");
	unlock(night, "02:13:30");
	open(night, "02:13:32");
	night.until("02:14:02");
	expect(night.only.type).toBe("intercom.held-open");
});

test("a door held open by day is low; still open at 22:00 it becomes medium and rings again", () => {
	const night = new Night();
	night.hub("20:00:00", "device.online", { device: DOOR });
	unlock(night, "21:30:00");
	open(night, "21:30:01");
	night.until("21:31:01");
	expect(night.only).toMatchObject({ priority: "low", state: "open" });
	expect(night.only.due).toBeUndefined();
	night.acknowledge("21:40:00", "li");
	night.until("22:00:00");
	expect(night.only).toMatchObject({ priority: "medium", state: "open" });
	expect(night.alarms).toMatchObject([{ priority: "medium", acknowledged: false }]);
});

test("a door that was closed before 22:00 rings nobody then", () => {
	const night = new Night();
	night.hub("20:00:00", "device.online", { device: DOOR });
	unlock(night, "21:30:00");
	open(night, "21:30:01");
	night.until("21:32:00");
	night.acknowledge("21:40:00", "li");
	close(night, "21:50:00");
	night.until("23:00:00");
	expect(night.only).toMatchObject({ priority: "low", state: "acknowledged" });
});

test("a door held open during a fire release is told once the release has passed", () => {
	const night = steady();
	open(night, "02:00:00");
	night.acknowledge("02:00:05", "li");
	night.resolve("02:00:10", "li");
	unlock(night, "02:00:20", "fire");
	night.until("02:12:00");
	expect(night.incidents.filter(({ type }) => type === "intercom.held-open")).toEqual([]);
	night.until("02:31:00");
	expect(night.incident("intercom.held-open").priority).toBe("medium");
});

test("a door's minute is not lost when the hub restarts in it", () => {
	const night = steady();
	unlock(night, "02:13:00");
	open(night, "02:13:02");
	night.restart();
	night.until("02:20:00");
	expect(night.only).toMatchObject({ type: "intercom.held-open", openedAt: expect.any(Number) });
	expect(night.journal.at(-1)).toBeDefined();
	expect(night.journal.find(({ type }) => type === "intercom.door-held-open")).toMatchObject({
		data: { whileDown: true },
	});
});
