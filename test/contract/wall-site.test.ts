import { expect, test } from "vitest";
import { presentSite } from "../../src/contract/site.ts";
import { presentSiteToWalls, wallSiteShape } from "../../src/contract/wall-site.ts";
import type { Site } from "../../src/model/site.ts";
import { readSite } from "../../src/site/read.ts";

const site = await readSite(new URL("../../config/jingxin-garden.yaml", import.meta.url).pathname);

/** A field that nobody has named, in every thing of the site and in all that is inside it. */
const UNNAMED = { notForAnybody: "the-unnamed-field" };
const isPlain = (value: unknown): value is object =>
	typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
/** What marks a thing by its fields; what holds things by their names has none of them. */
const MARKS = ["id", "words", "en", "at", "zone", "name", "sort", "steps", "priorities"];

function spoilt<T>(value: T): T;
function spoilt(value: unknown): unknown {
	if (Array.isArray(value)) return value.map((one) => spoilt(one));
	if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, spoilt(one)]));
	if (!isPlain(value)) return value;
	const fields = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoilt(one)]));
	return MARKS.some((mark) => mark in value) ? { ...fields, ...UNNAMED } : fields;
}

test("what nobody has named leaves the house neither to people nor to walls", () => {
	const whole: Site = spoilt(site);
	expect(JSON.stringify([whole, [...whole.zones.values()]])).toContain("the-unnamed-field");
	for (const shown of [presentSite(whole), presentSiteToWalls(whole)]) {
		expect(JSON.stringify(shown).match(/.{80}(?:notForAnybody|the-unnamed-field)/)?.[0]).toBeUndefined();
	}
});

test("a wall is told what its own shape names, and no more", () => {
	const shown = presentSiteToWalls(site);
	expect(wallSiteShape.strict().parse(shown)).toEqual(shown);
	expect(shown.devices.length).toBeGreaterThan(50);
	expect(shown.zones).toHaveLength(site.zones.size);
	const empty = Object.entries(shown).filter(([, list]) => Array.isArray(list) && list.length === 0);
	expect(empty.map(([name]) => name).sort()).toEqual(
		["agencies", "channels", "feeds", "gateways", "procedures", "shifts", "units"].sort(),
	);
});

test("a wall is told of no flat, nothing that hangs in one, and nobody's number", () => {
	const text = JSON.stringify(presentSiteToWalls(site));
	const inFlats = [...site.devices.values()].filter(({ unit }) => unit !== undefined);
	expect(inFlats.length).toBeGreaterThan(100);
	const names = [...site.units.keys(), ...inFlats.map(({ id }) => id), ...site.gateways.keys()];
	expect(names.filter((name) => text.includes(`"${name}"`))).toEqual([]);
	for (const { number } of site.agencies.values()) expect(text).not.toContain(`"${number}"`);
});
