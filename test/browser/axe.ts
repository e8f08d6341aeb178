import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { z } from "zod";

const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What may differ from theme to theme: nothing but colours does. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];
const THEMES = ["dark", "light"] as const;

const report = z.object({
	violations: z.array(
		z.object({
			id: z.string(),
			nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
		}),
	),
});

/** What axe finds wrong in the theme that the page has, in words; within one element if it is named. */
export async function faults(page: Page, within?: string): Promise<string[]> {
	await inject(page);
	const shown = await page.evaluate(() => document.documentElement.dataset.theme ?? "");
	await paint(page, shown);
	return faultsOf(page, shown, { within: within ?? "html", only: { type: "tag", values: STANDARD } });
}

/** The same, with what is wrong with the colours of the other theme: for a page that is looked at once. */
export async function faultsInBoth(page: Page): Promise<string[]> {
	const found = await faults(page);
	const shown = await page.evaluate(() => document.documentElement.dataset.theme ?? "");
	for (const theme of THEMES.filter((one) => one !== shown)) {
		await paint(page, theme);
		found.push(...(await faultsOf(page, theme, { within: "html", only: { type: "rule", values: OF_COLOUR } })));
	}
	await paint(page, shown);
	return found;
}

/** What of the page's text stands out less than 7:1 from its ground, in either theme (WCAG 2.2, 1.4.6). */
export async function paleInBoth(page: Page): Promise<string[]> {
	await inject(page);
	const shown = await page.evaluate(() => document.documentElement.dataset.theme ?? "");
	const found: string[] = [];
	for (const theme of THEMES) {
		await paint(page, theme);
		found.push(
			...(await faultsOf(page, theme, { within: "html", only: { type: "rule", values: ["color-contrast-enhanced"] } })),
		);
	}
	await paint(page, shown);
	return found;
}

async function faultsOf(page: Page, theme: string, asked: Asked): Promise<string[]> {
	const { violations } = report.parse(await page.evaluate(look, asked));
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${theme}: ${id} ${target} ${failureSummary}`),
	);
}

/** The page as it is in this theme, without the time that its colours take to change. */
async function paint(page: Page, theme: string): Promise<void> {
	await page.evaluate((to) => {
		const changing = () => document.getAnimations().filter((one) => one instanceof CSSTransition);
		document.documentElement.dataset.theme = to;
		// What inherits a colour begins to change once that has: until nothing changes any more.
		for (let fading = changing(); fading.length > 0; fading = changing()) for (const one of fading) one.finish();
	}, theme);
}

/** Brings axe into the page, once for each that is loaded: it is most of what looking costs. */
async function inject(page: Page): Promise<void> {
	if (await page.evaluate(() => "axe" in window)) return;
	await new AxeBuilder({ page })
		.include("head")
		.options({ runOnly: ["document-title"], resultTypes: ["violations"] })
		.setLegacyMode()
		.analyze();
}

interface Asked {
	readonly within: string;
	readonly only: { readonly type: string; readonly values: readonly string[] };
}

/** Runs in the page. Passes are not named one by one: over the plan's hundreds of things that takes longer than all the looking. */
function look({ within, only }: Asked): Promise<unknown> {
	if (!window.axe) throw new Error("axe is not in the page");
	return window.axe.run(within, { runOnly: only, resultTypes: ["violations"] });
}

declare global {
	interface Window {
		/** Once a page was looked at. */
		axe?: { run(within: string, options: object): Promise<unknown> };
	}
}
