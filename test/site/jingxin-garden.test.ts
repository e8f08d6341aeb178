import { expect, test } from "vitest";
import { readSite } from "../../src/site/read.ts";

const site = await readSite("config/jingxin-garden.yaml");
const devices = [...site.devices.values()];
const zones = [...site.zones.values()];
const ofKind = (kind: string) => devices.filter((device) => device.kind === kind);
const flats = [...site.units.values()].filter(({ floor }) => floor !== undefined);

test("Jingxin Garden has the 744 devices that its guard room counts on", () => {
	expect(devices).toHaveLength(744);
	const counts = Object.fromEntries([...site.kinds.keys()].map((kind) => [kind, ofKind(kind).length]));
	expect(counts).toEqual({ camera: 33, perimeter: 16, intercom: 52, home: 618 + 1, patrol: 24 });
});

test("618 households in 21 buildings of six floors with 52 stairwells, and 45 shops", () => {
	expect(flats).toHaveLength(618);
	expect(site.buildings.map(({ number }) => number)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
	expect(site.buildings.every(({ floors }) => floors === 6)).toBe(true);
	expect(site.buildings.filter(({ stairwells }) => stairwells.length === 3)).toHaveLength(10);
	expect(site.buildings.filter(({ stairwells }) => stairwells.length === 2)).toHaveLength(11);
	const shops = [...site.units.keys()].filter((id) => id.startsWith("s"));
	expect(shops).toEqual(Array.from({ length: 45 }, (_, n) => `s${String(n + 1).padStart(2, "0")}`));
});

test("51 stairwells have twelve flats, one has six", () => {
	const stairwells = zones.filter(({ sort }) => sort === "stairwell");
	const sizes = stairwells.map(({ id }) => flats.filter(({ zone }) => zone === id).length).sort((a, b) => a - b);
	expect(sizes).toEqual([6, ...Array.from({ length: 51 }, () => 12)]);
});

test("33 cameras: two a gate, one a beam zone, thirteen inside, each with place, direction and field of view", () => {
	const cameras = ofKind("camera");
	const sortOf = ({ zone }: { zone: string }) => site.zones.get(zone)?.sort;
	const count = (sort: string) => cameras.filter((camera) => sortOf(camera) === sort).length;
	expect([count("gate"), count("wall"), count("open") + count("room")]).toEqual([4, 16, 13]);
	for (const { id, place } of cameras) {
		expect(place, id).toEqual({
			at: [expect.any(Number), expect.any(Number)],
			facingDeg: expect.any(Number),
			fieldOfViewDeg: expect.any(Number),
			reachM: expect.any(Number),
		});
	}
});

test("24 checkpoints: one a building, one a gate, one at the police office", () => {
	const ids = ofKind("patrol").map(({ id }) => id);
	const expected = [
		...site.buildings.map(({ id }) => `cp-${id}`),
		"cp-gate-south",
		"cp-gate-north",
		"cp-police-office",
	];
	expect(ids.sort()).toEqual(expected.sort());
});

test("every checkpoint lies on a round", () => {
	const walked = new Set(site.routes.flatMap(({ stops }) => stops.map(({ checkpoint }) => checkpoint)));
	expect([...walked].sort()).toEqual(
		ofKind("patrol")
			.map(({ id }) => id)
			.sort(),
	);
});

test("devices, flats and zones are called as the contract says", () => {
	for (const id of ["cam-gate-south-1", "cam-east-3", "beam-east-3", "door-b03-2", "panel-b03-2-0401", "cp-b03"]) {
		expect(site.devices.has(id), id).toBe(true);
	}
	for (const id of ["east-3", "b03-2", "square", "gate-south", "guard-room"]) expect(site.zones.has(id), id).toBe(true);
	expect(site.units.get("b03-2-0401")?.words).toEqual({
		en: "Building 3, stairwell 2, flat 401",
		"zh-CN": "3幢2单元401室",
	});
	expect(site.zones.get("east-3")?.words).toEqual({ en: "East wall 3", "zh-CN": "东3防区" });
});

test("every flat has a panel that names it, every stairwell a door station", () => {
	for (const { id, zone } of flats) {
		expect(site.devices.get(`panel-${id}`)).toMatchObject({ kind: "home", unit: id, zone });
	}
	for (const { id } of zones.filter(({ sort }) => sort === "stairwell")) {
		expect(site.devices.get(`door-${id}`)).toMatchObject({ kind: "intercom", zone: id });
	}
});

test("the guard room has a panic button of its own", () => {
	expect(site.devices.get("panel-guard-room")).toMatchObject({ kind: "home", zone: "guard-room" });
});

test("most doors can tell forced, a few report no key and can't", () => {
	const lacking = ofKind("intercom").filter(({ kind, options }) => {
		const rule = site.kinds.get(kind)?.derives["door-forced"];
		return rule?.onlyIf?.(options) === false;
	});
	expect(lacking.map(({ id }) => id)).toEqual(["door-b09-1", "door-b13-1"]);
});

test("a power cut in building 7 takes 27 devices and leaves 24 homes without alarm", () => {
	const there = devices.filter(({ fedBy }) => fedBy.includes("power-b07"));
	expect(there).toHaveLength(27);
	expect(there.filter(({ unit }) => unit !== undefined)).toHaveLength(24);
});

test("every camera, beam, door station and panel of a flat names what feeds it, and every feed feeds something", () => {
	const unfed = devices.filter(({ fedBy }) => fedBy.length === 0).map(({ id }) => id);
	expect(unfed).toEqual(["cp-gate-south", "cp-gate-north", "cp-police-office", "panel-guard-room"]);
	const used = new Set(devices.flatMap(({ fedBy }) => fedBy));
	expect([...used].sort()).toEqual([...site.feeds.keys()].sort());
});

test("three shifts of four posts cover the day; by night one gate is locked and two walk", () => {
	expect(site.shifts.map(({ fromMinute, toMinute }) => [fromMinute / 60, toMinute / 60])).toEqual([
		[0, 8],
		[8, 16],
		[16, 24],
	]);
	expect(site.shifts.map(({ posts }) => posts.length)).toEqual([4, 4, 4]);
	expect(site.shifts[0]?.posts.filter((post) => post === "patrol")).toHaveLength(2);
});
