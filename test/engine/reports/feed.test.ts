import { expect, test } from "vitest";
import { garden, Night } from "../../scenario.ts";
import { heard } from "../rules-cases/moves.ts";

const onFeed = [...garden.devices.values()].filter(({ fedBy }) => fedBy.includes("power-b07")).map(({ id }) => id);

function powered(): Night {
	const night = new Night();
	for (const device of garden.devices.keys()) night.hub("01:00:00", "device.online", { device });
	return night;
}

function lose(night: Night, time: string, ...devices: readonly string[]): void {
	for (const device of devices) night.hub(time, "device.lost", { device, why: "last-will" });
}

test("a building without power is one high incident that says what is unprotected", () => {
	const night = powered();
	lose(night, "02:13:00", ...onFeed);
	expect(onFeed).toHaveLength(27);
	expect(night.only).toMatchObject({ type: "feed.lost", priority: "high", state: "open" });
	expect(night.only.words).toEqual({
		en: "Building 7 power: 27 devices, 24 homes without alarm",
		"zh-CN": "7幢供电：27台设备失联，24户无报警保护",
	});
	expect(night.only.alarms).toHaveLength(28);
	expect(night.only.zones).toEqual(["b07-1", "b07-2"]);
});

test("the single losses before it are folded into it, and nothing of them is hidden", () => {
	const night = powered();
	lose(night, "02:13:00", ...onFeed.slice(0, 2));
	const singles = night.incidents.map(({ id }) => id);
	night.acknowledge("02:13:30", "li", night.incidents[0]);
	lose(night, "02:14:00", ...onFeed.slice(2, 3));
	expect(night.only.merged).toEqual(expect.arrayContaining(singles));
	expect(night.ended.map(({ mergedInto }) => mergedInto)).toEqual([night.only.id, night.only.id, night.only.id]);
	expect(night.alarms.filter(({ incident }) => incident !== night.only.id)).toEqual([]);
	expect(night.alarms.filter(({ type }) => type === "device.lost")).toHaveLength(3);
	expect(night.why("feed.lost")).toContain("folded");
	night.until("02:20:00");
	expect(night.only.state).toBe("open");
});

test("what sounds among the single losses sounds on, though the feed's incident that they are folded into was taken", () => {
	const night = powered();
	const [a = "", b = "", c = "", d = "", e = "", f = ""] = onFeed;
	lose(night, "02:00:02", a, b, c);
	night.acknowledge("02:00:10", "li");
	for (const device of [a, b, c]) night.hub("02:00:12", "device.online", { device });
	lose(night, "02:00:20", d, e);
	const due = night.incidents.flatMap((one) => (one.due?.what === "acknowledge" ? [one.due.at] : []));
	expect(heard(night)).toHaveLength(2);
	lose(night, "02:00:22", f);
	expect(heard(night)).toEqual([night.only.id]);
	expect(night.only.due?.at).toBeLessThanOrEqual(Math.min(...due));
});

test("further losses on a feed that is known to be lost ring nobody again", () => {
	const night = powered();
	lose(night, "02:13:00", ...onFeed.slice(0, 3));
	night.acknowledge("02:13:20", "li");
	lose(night, "02:13:30", ...onFeed.slice(3));
	expect(night.only).toMatchObject({ state: "acknowledged", words: { en: expect.stringContaining("27 devices") } });
});

test("two losses on a feed, or three on three feeds, stay single", () => {
	const night = powered();
	lose(night, "02:13:00", ...onFeed.slice(0, 2), "panel-b08-1-0101", "panel-b09-1-0101", "panel-b10-1-0101");
	expect(night.incidents.map(({ type }) => type)).toEqual(Array(5).fill("device.lost"));
});

test("three losses on a feed further apart than its longest heartbeat are no power cut", () => {
	const night = powered();
	const walls = ["beam-east-1", "beam-east-2", "beam-east-3"];
	walls.forEach((device, i) => {
		lose(night, `02:1${i}:31`, device);
	});
	expect(night.incidents.map(({ type }) => type)).toEqual(Array(3).fill("device.lost"));
});

test("a wall without power says how many of its zones are unguarded, and a breach there makes it possible sabotage", () => {
	const night = powered();
	night.device("02:12:00", "beam-east-2", "perimeter.beam-broken", { beams: [1, 2] });
	lose(night, "02:13:00", "cam-east-1", "cam-east-2", "cam-east-3");
	const cut = night.incident("feed.lost");
	expect(cut.words.en).toBe("East wall power: 3 devices, 3 wall zones unguarded, possible sabotage");
	expect(cut.related).toEqual([night.incident("perimeter.breach").id]);
});

test("the feed is back when fewer than three of its devices are missing; the others are still lost", () => {
	const night = powered();
	lose(night, "02:13:00", ...onFeed);
	for (const device of onFeed.slice(2)) night.hub("02:30:00", "device.online", { device });
	expect(night.alarms.filter(({ active }) => active).map(({ type }) => type)).toEqual(["device.lost", "device.lost"]);
	expect(night.only.state).toBe("open");
	lose(night, "02:40:00", ...onFeed.slice(2, 5));
	expect(night.alarms.find(({ type }) => type === "feed.lost")).toMatchObject({ active: true, repeats: 1 });
	expect(night.only.state).toBe("open");
});

test("a power cut that was resolved and lasts is one new incident ten minutes later", () => {
	const night = powered();
	lose(night, "02:13:00", ...onFeed);
	night.acknowledge("02:13:20", "li");
	night.resolve("02:15:00", "li");
	night.until("02:26:00");
	expect(night.only).toMatchObject({ type: "feed.lost", priority: "high" });
	expect(night.only.alarms).toHaveLength(28);
	expect(night.only.words.en).toBe("Building 7 power: 27 devices, 24 homes without alarm");
});

test("a feed that comes back after its incident was reset opens no second one", () => {
	const night = powered();
	lose(night, "02:13:00", ...onFeed);
	night.acknowledge("02:13:20", "li");
	night.resolve("02:15:00", "li");
	for (const device of onFeed) night.hub("02:17:00", "device.online", { device });
	night.until("03:00:00");
	expect(night.incidents).toEqual([]);
});

test("two losses told again as one incident after its reset are both folded into the next loss of their feed", () => {
	const night = powered();
	lose(night, "02:13:00", ...onFeed.slice(0, 3));
	night.acknowledge("02:13:20", "li");
	night.resolve("02:15:00", "li");
	for (const device of onFeed.slice(2)) night.hub("02:17:00", "device.online", { device });
	night.until("02:26:00");
	expect(night.only).toMatchObject({ type: "device.lost", alarms: [expect.anything(), expect.anything()] });
	lose(night, "02:27:00", ...onFeed.slice(2, 5));
	expect(night.only).toMatchObject({ type: "feed.lost", state: "open" });
	expect(new Set(night.alarms.map(({ incident }) => incident))).toEqual(new Set([night.only.id]));
	night.hub("02:30:00", "device.online", { device: onFeed[0] ?? "" });
	expect(night.alarms.filter(({ active }) => !active)).toHaveLength(1);
});
