import { expect, test } from "vitest";
import { close, DOOR, lose, open, steady, unlock } from "./moves.ts";

test("a door closed at the loss and open on return was opened unwatched", () => {
	const night = steady();
	close(night, "02:00:00");
	night.hub("02:10:00", "device.lost", { device: DOOR, why: "silent" });
	night.hub("02:20:00", "device.online", { device: DOOR });
	night.device("02:20:01", DOOR, "intercom.door-opened", { door: 1 }, { initial: true });
	expect(night.incident("intercom.opened-unwatched")).toMatchObject({ priority: "medium" });
	night.until("02:22:00");
	expect(night.incident("intercom.opened-unwatched").state).toBe("open");
});

test("an opening that is uploaded late does not explain a door that is found open on return", () => {
	const night = steady();
	close(night, "02:00:00");
	lose(night, "02:10:00");
	night.hub("02:20:00", "device.online", { device: DOOR });
	night.upload("02:20:01", "02:12:00", DOOR, "intercom.door-opened", { door: 1 });
	night.device("02:20:02", DOOR, "intercom.door-opened", { door: 1 }, { initial: true });
	expect(night.incident("intercom.opened-unwatched").priority).toBe("medium");
});

test("a door open at the loss, or never heard of, was not opened unwatched", () => {
	const night = steady();
	night.device("02:20:01", DOOR, "intercom.door-opened", { door: 1 }, { initial: true });
	night.hub("02:30:00", "device.lost", { device: DOOR, why: "silent" });
	night.hub("02:31:00", "device.online", { device: DOOR });
	night.device("02:31:01", DOOR, "intercom.door-opened", { door: 1 }, { initial: true });
	expect(night.incidents.map(({ type }) => type)).not.toContain("intercom.opened-unwatched");
	expect(night.incidents.map(({ type }) => type)).not.toContain("intercom.forced");
});

test("an opening and closing that were uploaded late conclude nothing", () => {
	const night = steady();
	night.upload("03:00:00", "02:00:00", DOOR, "intercom.door-opened", { door: 1 });
	night.upload("03:00:01", "02:05:00", DOOR, "intercom.door-closed", { door: 1 });
	night.until("03:10:00");
	expect(night.only.type).toBe("upload.late");
});

test("a late closing ends the opening that it followed", () => {
	const night = steady();
	unlock(night, "02:00:00");
	open(night, "02:00:01");
	night.until("02:01:01");
	night.upload("03:00:00", "02:30:00", DOOR, "intercom.door-closed", { door: 1 });
	expect(night.alarms.find(({ type }) => type === "intercom.held-open")).toMatchObject({ active: false });
});

test("a tamper that is restored silences no forced door: only power and link do", () => {
	const night = steady();
	night.device("02:12:00", DOOR, "intercom.tamper");
	night.device("02:12:30", DOOR, "intercom.restored", { of: "intercom.tamper" });
	open(night, "02:13:00");
	expect(night.incident("intercom.forced").priority).toBe("high");
});
