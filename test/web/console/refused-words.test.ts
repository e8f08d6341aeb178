import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { REFUSED } from "../../engine/refused.ts";
import { standInBrowser } from "../stand-in-browser.ts";

/** The page's own modules, which ask for the page's address as they begin. */
let page: typeof import("../../../src/web/app/refusal.ts") &
	typeof import("../../../src/web/app/reason-words.ts") &
	typeof import("../../../src/web/kit/sentences.ts");
beforeAll(async () => {
	standInBrowser();
	page = {
		...(await import("../../../src/web/app/refusal.ts")),
		...(await import("../../../src/web/app/reason-words.ts")),
		...(await import("../../../src/web/kit/sentences.ts")),
	};
});
afterAll(() => {
	page.speak("en");
	vi.unstubAllGlobals();
});

test.each(REFUSED.filter(({ byState }) => !byState))("the page has a sentence of its own for $what", ({ ask }) => {
	const detail = ask()?.detail ?? "";
	page.speak("en");
	expect(page.refusalWords(detail), detail).toMatch(/^[\x20-\x7e]+$/);
	page.speak("zh-CN");
	expect(page.refusalWords(detail), detail).toMatch(/\p{Script=Han}/u);
});

test.each(REFUSED)("of $what the page can say the code, the state, and each thing that is possible", ({ ask }) => {
	const { code, state, allowed = [] } = ask() ?? {};
	const unsaid = (keys: readonly string[]) => keys.filter((key) => !page.t.find(key));
	expect(unsaid([`problem.${code}`, ...allowed.map((verb) => `verb.${verb}`)])).toEqual([]);
	if (state !== undefined) expect(unsaid([`state.${state}`, `now.${state}`]).length).toBeLessThan(2);
});
