import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import camera from "../../../devices/camera.ts";
import home from "../../../devices/home.ts";
import intercom from "../../../devices/intercom.ts";
import patrol from "../../../devices/patrol.ts";
import perimeter from "../../../devices/perimeter.ts";
import { BLINDNESS } from "../../../src/model/blindness.ts";
import type { Kind } from "../../../src/model/kind.ts";
import { standInBrowser } from "../stand-in-browser.ts";

const KINDS: readonly Kind[] = [camera, home, intercom, patrol, perimeter];

/** The page's own modules, which ask for the page's address as they begin. */
let dataWords: typeof import("../../../src/web/console/data-words.ts").dataWords;
let words: typeof import("../../../src/web/console/value-words.ts").t;
beforeAll(async () => {
	standInBrowser();
	({ dataWords } = await import("../../../src/web/console/data-words.ts"));
	({ t: words } = await import("../../../src/web/console/value-words.ts"));
});
afterAll(() => vi.unstubAllGlobals());

/** Every word that a device may pick, with the field that it stands in. */
const listed = KINDS.flatMap(({ events }) =>
	Object.values(events).flatMap(({ data }) => {
		const { properties = {} }: { properties?: Record<string, { examples?: string[] }> } = JSON.parse(
			JSON.stringify(z.toJSONSchema(data, { io: "input" })),
		);
		return Object.entries(properties).flatMap(([field, { examples = [] }]) =>
			examples.map((word): [field: string, word: string] => [field, word]),
		);
	}),
);

test("every word that a device can pick from a list has words of its own", () => {
	const said = (field: string, word: string) =>
		words.find(`${field === "category" ? "category" : "value"}.${word}`) !== undefined;
	expect(listed.length).toBeGreaterThan(40);
	expect(listed.filter(([field, word]) => !said(field, word))).toEqual([]);
});

test.each(["button", "label", "direction", "sensor", "mode", "method", "category"])(
	"a %s that nobody foresaw is said as another, and how the device wrote it",
	(field) => {
		expect(dataWords({ [field]: "as-yet-unheard-of" })).toMatch(/(other|其他)\s?[(（]as-yet-unheard-of[)）]$/);
	},
);

test("a word that is foreseen is said in the language of the page", () => {
	expect(dataWords({ button: "pendant" })).not.toContain("(");
	expect(dataWords({ category: "fire" })).not.toContain("fire release");
});

test("where a phone was last is said as a place and a time", () => {
	const lastSeen = { checkpoint: "cp-b03", at: "2026-11-24T02:11:00+08:00" };
	expect(dataWords({ lastSeen })).toMatch(/^(last seen|最后位置) cp-b03 \d\d:\d\d/);
});

test("what is measured has its unit behind the number", () => {
	expect(dataWords({ batteryPercent: 81, signalPercent: 40, rssiDbm: -70, temperatureC: 12 })).toBe(
		"battery 81 % · signal 40 % · signal -70 dBm · temperature 12 °C",
	);
});

test("why the hub was blind is said in words, wherever it stands", () => {
	for (const [cause, { en: words }] of Object.entries(BLINDNESS)) {
		expect(dataWords({ cause }), cause).toBe(`cause ${words}`);
		expect(dataWords({ why: cause }), cause).toBe(`because ${words}`);
	}
});
