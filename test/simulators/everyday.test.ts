import { beforeAll, expect, test } from "vitest";
import type { Heard } from "../../simulators/rehearsal.ts";
import { hear, told } from "./heard.ts";
import { compound, MORNING, site } from "./jingxin.ts";

const DAY_S = 24 * 3_600;
const RELEASED_WITHIN_S = 10;
let heard: Heard[] = [];
let said: ReturnType<typeof told> = [];

beforeAll(() => {
	heard = hear([], { forS: DAY_S, startAt: MORNING });
	said = told(heard, MORNING);
});

test("all that is said in a day is valid by its kind's schema", () => {
	const types = new Set<string>();
	for (const one of heard) {
		if (!("said" in one)) continue;
		const [kind = "", what = ""] = one.said.type.split(".");
		expect(kind).toBe(site.devices.get(one.device)?.kind);
		const event = site.kinds.get(kind)?.events[what];
		const parsed = event?.data.safeParse(one.said.data);
		expect(parsed?.error, `${one.said.type} ${JSON.stringify(one.said.data)}`).toBeUndefined();
		expect(event, one.said.type).toBeDefined();
		types.add(one.said.type);
	}
	expect(types.size).toBeGreaterThan(9);
});

test("an ordinary day cuts no beam and presses no button", () => {
	const alarming = said.filter(({ type }) => /beam-broken|panic|duress|smoke|tamper|video-lost/.test(type));
	expect(alarming).toEqual([]);
	expect(
		said.filter(({ type, data }) => type === "camera.line-crossed" && !JSON.stringify(data).includes("animal")),
	).toEqual([]);
});

test("no resident's door ever looks forced where each release is reported", () => {
	const unlockedAt = new Map<string, number>();
	const reports = new Map(compound.devices.map(({ id, options }) => [id, String(options.reports)]));
	let opened = 0;
	for (const { device, type, at } of said) {
		if (type === "intercom.door-unlocked") unlockedAt.set(device, at);
		if (type !== "intercom.door-opened" || !reports.get(device)?.includes("key")) continue;
		opened++;
		expect(at - (unlockedAt.get(device) ?? Number.NEGATIVE_INFINITY), `${device} at ${at}`).toBeLessThanOrEqual(
			RELEASED_WITHIN_S,
		);
	}
	expect(opened).toBeGreaterThan(1_000);
});

test("no lawful door stays open for a minute", () => {
	const openSince = new Map<string, number>();
	for (const { device, type, at } of said) {
		if (type === "intercom.door-opened") {
			expect(openSince.has(device), `${device} opened twice, at ${at}`).toBe(false);
			openSince.set(device, at);
		}
		if (type !== "intercom.door-closed") continue;
		expect(at - (openSince.get(device) ?? Number.NEGATIVE_INFINITY)).toBeLessThan(60);
		openSince.delete(device);
	}
});

test("who arms the flat when leaving disarms it when coming home", () => {
	const armed = new Set(said.filter(({ type }) => type === "home.armed").map(({ device }) => device));
	const disarmed = new Set(said.filter(({ type }) => type === "home.disarmed").map(({ device }) => device));
	expect(armed.size).toBeGreaterThan(20);
	expect([...armed].filter((device) => disarmed.has(device)).length).toBeGreaterThan(armed.size / 2);
});
