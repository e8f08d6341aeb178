import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { iconPng } from "../../../src/web/guard/build/icon.ts";
import { manifestOf } from "../../../src/web/guard/build/manifest.ts";
import { cacheNameOf, keptFor } from "../../../src/web/guard/worker/precache.ts";

test.each(["", "/gatehouse"])("below %j the page and its files come from the phone, all else from the hub", (base) => {
	const home = new URL(`https://gatehouse.lan${base}/`);
	const kept = new Set([new URL("assets/guard-1.js", home).href, new URL("guard", home).href]);
	const answers = (path: string, mode: RequestMode, method = "GET", origin = home.origin) =>
		keptFor({ method, mode, url: origin + base + path }, home, kept);
	const page = `https://gatehouse.lan${base}/guard`;
	expect(answers("/guard", "navigate")).toBe(page);
	expect(answers("/guard/?lang=zh-CN", "navigate")).toBe(page);
	expect(answers("/guardroom", "navigate")).toBeUndefined();
	expect(answers("/", "navigate")).toBeUndefined();
	expect(answers("/assets/guard-1.js", "cors")).toBe(`https://gatehouse.lan${base}/assets/guard-1.js`);
	expect(answers("/assets/other.js", "cors")).toBeUndefined();
	expect(answers("/api/v1/session", "cors")).toBeUndefined();
	expect(answers("/assets/guard-1.js", "cors", "POST")).toBeUndefined();
	expect(answers("/assets/guard-1.js", "cors", "GET", "https://elsewhere.lan")).toBeUndefined();
});

test("another build is kept under another name", () => {
	const one = cacheNameOf([["guard", "aa"]]);
	expect(cacheNameOf([["guard", "aa"]])).toBe(one);
	expect(cacheNameOf([["guard", "ab"]])).not.toBe(one);
});

test("the manifest names the page in its language, and nothing by an address that a base path would break", () => {
	const [en, zh] = (["en", "zh-CN"] as const).map((language) => manifestOf(language));
	expect(en).toContain("Guard");
	expect(zh).toContain("保安巡更");
	for (const text of [en, zh]) expect(text).not.toMatch(/":\s*"\/|https?:/);
});

test("the icon is a PNG of its size with the gatehouse on its ground", () => {
	const png = Buffer.from(iconPng(64));
	expect(png.subarray(1, 4).toString()).toBe("PNG");
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([64, 64]);
	const rows = inflateSync(png.subarray(png.indexOf("IDAT") + 4, png.indexOf("IEND") - 8));
	const pixel = (x: number, y: number) => [...rows.subarray(y * (1 + 64 * 3) + 1 + x * 3).subarray(0, 3)];
	expect(pixel(0, 0)).toEqual([0x20, 0x26, 0x2e]);
	expect(pixel(32, 28)).toEqual([0x9f, 0xb6, 0xff]);
});
