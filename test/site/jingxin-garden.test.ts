import { expect, test } from "vitest";
import { readSite } from "../../src/site/read.ts";

const site = await readSite("config/jingxin-garden.yaml");
const devices = [...site.devices.values()];
const count = (kind: string) => devices.filter((device) => device.kind === kind).length;

test("Jingxin Garden has the 744 devices that its guard room counts on", () => {
	expect(devices).toHaveLength(744);
	expect(count("camera")).toBe(33);
	expect(count("perimeter")).toBe(16);
	expect(count("intercom")).toBe(52);
	expect(count("home")).toBe(619);
	expect(count("patrol")).toBe(24);
});

test("618 households in 21 buildings with 52 stairwells, and 45 shops", () => {
	const flats = [...site.units.values()].filter(({ floor }) => floor !== undefined);
	expect(flats).toHaveLength(618);
	expect(site.units.size - flats.length).toBe(45);
	expect(site.buildings).toHaveLength(21);
	expect(site.buildings.flatMap(({ stairwells }) => stairwells)).toHaveLength(52);
	expect(site.buildings.filter(({ stairwells }) => stairwells.length === 3)).toHaveLength(10);
});

test("every flat has a panel that names it, and the guard room has a panic button of its own", () => {
	for (const { id, floor } of site.units.values()) {
		if (floor !== undefined) expect(site.devices.get(`panel-${id}`)?.unit).toBe(id);
	}
	expect(site.devices.get("panel-guard-room")).toMatchObject({ kind: "home", zone: "guard-room" });
});

test("a flat is called as people call it", () => {
	expect(site.units.get("b03-2-0401")?.words).toEqual({
		en: "Building 3, stairwell 2, flat 401",
		"zh-CN": "3幢2单元401室",
	});
	expect(site.zones.get("east-3")?.words).toEqual({ en: "East wall 3", "zh-CN": "东3防区" });
});

test("each beam zone is at most 70 m long, watched by a camera, and neighbours two others", () => {
	const walls = [...site.zones.values()].filter(({ sort }) => sort === "wall");
	expect(walls).toHaveLength(16);
	for (const { id, neighbours } of walls) {
		expect(site.devices.get(`beam-${id}`)?.zone).toBe(id);
		expect(site.devices.get(`cam-${id}`)?.zone).toBe(id);
		expect(neighbours.filter((one) => site.zones.get(one)?.sort === "wall")).toHaveLength(2);
	}
});

test("neighbourhood is mutual", () => {
	for (const { id, neighbours } of site.zones.values()) {
		for (const other of neighbours) expect(site.zones.get(other)?.neighbours).toContain(id);
	}
});

test("no two buildings stand in each other, and all stand on the plot", () => {
	const boxes = site.buildings.map(({ id, outline }) => {
		const xs = outline.map(([x]) => x);
		const ys = outline.map(([, y]) => y);
		return { id, left: Math.min(...xs), right: Math.max(...xs), low: Math.min(...ys), high: Math.max(...ys) };
	});
	for (const a of boxes) {
		expect(a.left > 0 && a.right < 194 && a.low > 0 && a.high < 193).toBe(true);
		for (const b of boxes) {
			const apart = a === b || a.right < b.left || b.right < a.left || a.high < b.low || b.high < a.low;
			expect(apart, `${a.id} and ${b.id}`).toBe(true);
		}
	}
});

test("building 7 hangs on one power with 27 devices", () => {
	expect(devices.filter(({ fedBy }) => fedBy.includes("power-b07"))).toHaveLength(27);
});

test("22:30 in Shanghai is 1,350 minutes into the day", () => {
	expect(site.minuteOfDay(Date.parse("2026-11-23T22:30:00+08:00"))).toBe(1350);
});
