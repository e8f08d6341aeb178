import { expect, test } from "vitest";
import { Night } from "../../scenario.ts";

const DOOR = "door-b03-2";

function open(night: Night, time: string, id = DOOR): void {
	night.device(time, id, "intercom.door-opened", { door: 1 });
}
function close(night: Night, time: string): void {
	night.device(time, DOOR, "intercom.door-closed", { door: 1 });
}
function unlock(night: Night, time: string, by = "card", door = 1): void {
	night.device(time, DOOR, "intercom.door-unlocked", { door, by });
}

function lose(night: Night, time: string): void {
	night.hub(time, "device.lost", { device: DOOR, why: "silent" });
}
function powerFails(night: Night, from: string, to: string): void {
	night.device(from, DOOR, "intercom.power-lost");
	night.device(to, DOOR, "intercom.restored", { of: "intercom.power-lost" });
}

/** A night on which the station has been there for long. */
function steady(): Night {
	const night = new Night();
	night.hub("01:00:00", "device.online", { device: DOOR });
	return night;
}

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
