import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ACTIONS } from "../../../src/engine/actions.ts";
import { HUB_ENTRIES } from "../../../src/model/hub-entries.generated.ts";
import { INCIDENT_ACTIONS } from "../../../src/model/incident-actions.generated.ts";
import { REASONS } from "../../../src/model/outcome.ts";
import { TARGET_ACTIONS } from "../../../src/model/target-actions.generated.ts";
import { standInBrowser } from "../stand-in-browser.ts";

/** The page's own words, whose module asks for the page's address as it begins. */
let page: typeof import("../../../src/web/console/journal-words.ts");
beforeAll(async () => {
	standInBrowser();
	page = await import("../../../src/web/console/journal-words.ts");
});
afterAll(() => vi.unstubAllGlobals());

test("every reason of the engine has words in both languages, of that language alone", () => {
	for (const [reason, words] of Object.entries(REASONS)) {
		expect(words.en, reason).toMatch(/^[\x20-\x7e]+$/);
		expect(words["zh-CN"], reason).toMatch(/\p{Script=Han}/u);
	}
});

test("every entry of the hub's own has words in both languages, of that language alone, and once", () => {
	for (const { type, words } of HUB_ENTRIES) {
		expect(words.en, type).toMatch(/^[\x20-\x7e]+$/);
		expect(words["zh-CN"], type).toMatch(/\p{Script=Han}/u);
		expect(page.t.find(`entry.${type}`), type).toBeUndefined();
	}
	expect(new Set(HUB_ENTRIES.map(({ type }) => type)).size).toBe(HUB_ENTRIES.length);
});

test("every act that the engine knows has words on the tape", () => {
	const stated = new Set<string>([...INCIDENT_ACTIONS, ...TARGET_ACTIONS, ...HUB_ENTRIES].map(({ type }) => type));
	const words = (type: string) => stated.has(type) || page.t.find(`entry.${type}`) !== undefined;
	expect(Object.keys(ACTIONS).filter((type) => !words(type))).toEqual([]);
});
