import { expect, test } from "vitest";
import { Night } from "../../../scenario.ts";
import { close, DOOR, lose, open, powerFails, steady, unlock } from "./moves.ts";

test("a door opened with no release before it is forced, by the hub's own conclusion", () => {
	const night = steady();
	open(night, "02:13:00");
	expect(night.only).toMatchObject({ type: "intercom.forced", priority: "high", zone: "b03-2" });
	expect(night.alarms).toMatchObject([{ source: "device:door-b03-2", part: "1", active: true }]);
	expect(night.journal.at(-1)).toMatchObject({
		source: "hub",
		type: "intercom.door-forced",
		data: { device: DOOR, door: 1 },
	});
	close(night, "02:13:20");
	expect(night.alarms).toMatchObject([{ active: false }]);
	expect(night.only.state).toBe("open");
});

test("a release up to ten seconds before makes it lawful, of the same door only", () => {
	const lawful = steady();
	unlock(lawful, "02:13:00");
	open(lawful, "02:13:10");
	expect(lawful.incidents).toEqual([]);
	const stale = steady();
	unlock(stale, "02:13:00");
	open(stale, "02:13:11");
	expect(stale.only.type).toBe("intercom.forced");
	const other = steady();
	unlock(other, "02:13:00", "card", 2);
	open(other, "02:13:05");
	expect(other.only.type).toBe("intercom.forced");
});

test("forced can't be told where a lawful release is not reported, and the hub says so", () => {
	const plain = new Night();
	const door = plain.site.devices.get(DOOR);
	if (!door) throw new Error("no door");
	const devices = new Map(plain.site.devices).set(DOOR, {
		...door,
		options: { ...door.options, reports: ["card", "pin"] },
	});
	const night = new Night({ ...plain.site, devices });
	open(night, "02:13:00");
	expect(night.incidents).toEqual([]);
	expect(night.why("intercom.door-opened")).toContain("not-reported-here");
});

test.each([
	[
		"its link comes back",
		(night: Night) => {
			lose(night, "02:10:00");
			night.hub("02:13:00", "device.online", { device: DOOR });
		},
		"02:13:59",
		"02:14:00",
	],
	["its power comes back", (night: Night) => powerFails(night, "02:10:00", "02:13:00"), "02:13:59", "02:14:00"],
	["a fire release", (night: Night) => unlock(night, "02:13:00", "fire"), "02:42:59", "02:43:00"],
])("after %s a door that opens is not forced for a while, but opened unwatched", (_what, happen, within, after) => {
	const quiet = steady();
	happen(quiet);
	open(quiet, within);
	expect(quiet.alarms.map(({ type }) => type)).not.toContain("intercom.forced");
	expect(quiet.incident("intercom.opened-unwatched").priority).toBe("medium");
	expect(quiet.why("intercom.door-opened")).toContain("inhibited");
	const again = steady();
	happen(again);
	open(again, after);
	expect(again.incident("intercom.forced").priority).toBe("high");
	const released = steady();
	happen(released);
	unlock(released, within);
	open(released, within);
	expect(released.alarms.map(({ type }) => type)).not.toContain("intercom.opened-unwatched");
});

test.each([
	["a link that was never lost", (night: Night) => night.hub("02:13:00", "device.online", { device: DOOR })],
	[
		"power that was never lost",
		(night: Night) => night.device("02:13:00", DOOR, "intercom.restored", { of: "intercom.power-lost" }),
	],
])("%s holds nothing back: whoever says so opens no door unseen", (_what, claim) => {
	const night = steady();
	claim(night);
	open(night, "02:13:30");
	expect(night.only.type).toBe("intercom.forced");
});

test("a cable that is pulled again and again holds a door back twice an hour at most", () => {
	const night = steady();
	const types = ["02:00", "02:10", "02:20"].map((minute) => {
		lose(night, `${minute}:00`);
		night.hub(`${minute}:30`, "device.online", { device: DOOR });
		open(night, `${minute}:40`);
		close(night, `${minute}:45`);
		return night.journal.findLast(({ type }) => type.startsWith("intercom.door-"))?.type;
	});
	const openings = night.journal.filter(({ source, type }) => source === "hub" && type.startsWith("intercom."));
	expect(types).toHaveLength(3);
	expect(openings.map(({ type }) => type)).toEqual([
		"intercom.door-opened-unwatched",
		"intercom.door-opened-unwatched",
		"intercom.door-forced",
	]);
	lose(night, "03:00:10");
	night.hub("03:00:31", "device.online", { device: DOOR });
	open(night, "03:00:40");
	expect(night.journal.findLast(({ source }) => source === "hub")?.type).toBe("intercom.door-opened-unwatched");
});

test("a release covers one opening, and two cover two", () => {
	const night = steady();
	unlock(night, "02:13:00");
	open(night, "02:13:02");
	close(night, "02:13:04");
	open(night, "02:13:06");
	expect(night.only.type).toBe("intercom.forced");
	const two = steady();
	unlock(two, "02:13:00");
	unlock(two, "02:13:01");
	for (const second of ["02", "06"]) {
		open(two, `02:13:${second}`);
		close(two, `02:13:${Number(second) + 1}`.replace(/:(\d)$/, ":0$1"));
	}
	expect(two.incidents).toEqual([]);
	open(two, "02:13:08");
	expect(two.only.type).toBe("intercom.forced");
});

test("a contact that bounces opens nothing twice", () => {
	const night = steady();
	unlock(night, "02:13:00");
	open(night, "02:13:02");
	open(night, "02:13:03");
	expect(night.incidents).toEqual([]);
	open(night, "02:13:13");
	expect(night.only.type).toBe("intercom.forced");
});

test("each door of a station is judged by the releases that it reports itself", () => {
	const plain = new Night();
	const door = plain.site.devices.get(DOOR);
	if (!door) throw new Error("no door");
	const options = { ...door.options, doors: { 2: { reports: ["card"] } } };
	const night = new Night({ ...plain.site, devices: new Map(plain.site.devices).set(DOOR, { ...door, options }) });
	night.device("02:13:00", DOOR, "intercom.door-opened", { door: 2 });
	expect(night.incidents).toEqual([]);
	expect(night.why("intercom.door-opened")).toContain("not-reported-here");
	open(night, "02:13:30");
	expect(night.alarms).toMatchObject([{ type: "intercom.forced", part: "1" }]);
});

test("five refusals at one door within ten minutes are told, and again after five more", () => {
	const night = steady();
	const refuse = (time: string, door = 1) =>
		night.device(time, DOOR, "intercom.access-denied", { door, by: "card", reason: "unknown-card" });
	const told = () => night.journal.filter(({ type }) => type === "intercom.door-refused-repeatedly").length;
	for (const minute of ["00", "01", "02", "03"]) refuse(`02:${minute}:00`);
	for (const second of ["10", "20"]) refuse(`02:03:${second}`, 2);
	expect(night.incidents).toEqual([]);
	refuse("02:09:59");
	expect(night.only).toMatchObject({ type: "intercom.repeated-refusals", priority: "medium" });
	expect(night.alarms).toMatchObject([{ part: "1" }]);
	for (const second of ["00", "01", "02", "03"]) refuse(`02:11:${second}`);
	expect(told()).toBe(1);
	refuse("02:11:04");
	expect(told()).toBe(2);
});

test("five refusals further apart are no attempt", () => {
	const night = steady();
	for (const minute of ["00", "03", "06", "09", "12", "15", "18"]) {
		night.device(`02:${minute}:00`, DOOR, "intercom.access-denied", { by: "pin", reason: "wrong-pin" });
	}
	expect(night.incidents).toEqual([]);
});
