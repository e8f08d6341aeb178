import { expect, test } from "vitest";
import { Night } from "../../scenario.ts";

const DOOR = "door-b03-2";

test("a door that opens with no release in the minute after its link is back is opened unwatched, medium", () => {
	const night = new Night();
	night.hub("02:00:00", "device.online", { device: DOOR });
	night.device("02:00:10", DOOR, "intercom.door-closed", {});
	night.hub("02:10:00", "device.lost", { device: DOOR, why: "silent" });
	night.hub("02:11:00", "device.online", { device: DOOR });
	night.device("02:11:20", DOOR, "intercom.door-opened", {});
	expect(night.incident("intercom.opened-unwatched")).toMatchObject({ priority: "medium", state: "open" });
	expect(night.alarms.some(({ type }) => type === "intercom.forced")).toBe(false);
});

test("... and in the half hour after a fire release", () => {
	const night = new Night();
	night.hub("02:00:00", "device.online", { device: DOOR });
	night.device("02:05:00", DOOR, "intercom.door-unlocked", { by: "fire" });
	night.device("02:05:05", DOOR, "intercom.door-opened", {});
	night.device("02:05:30", DOOR, "intercom.door-closed", {});
	night.device("02:20:00", DOOR, "intercom.door-opened", {});
	expect(night.incident("intercom.opened-unwatched")).toMatchObject({ priority: "medium" });
});

test("only a loss that was really seen holds a door back: a link that was never lost does not", () => {
	const night = new Night();
	night.hub("02:00:00", "device.online", { device: DOOR });
	night.device("02:00:10", DOOR, "intercom.door-closed", {});
	night.hub("02:10:00", "device.online", { device: DOOR });
	night.device("02:10:20", DOOR, "intercom.door-opened", {});
	expect(night.incident("intercom.forced")).toMatchObject({ priority: "high", state: "open" });
});
