import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { REFUSED } from "../../engine/refused.ts";
import { standInBrowser } from "../stand-in-browser.ts";

/** The page's own modules, which ask for the page's address as they begin. */
let page: typeof import("../../../src/web/app/refusal.ts") & typeof import("../../../src/web/kit/words.ts");
beforeAll(async () => {
	standInBrowser();
	page = {
		...(await import("../../../src/web/app/refusal.ts")),
		...(await import("../../../src/web/kit/words.ts")),
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
