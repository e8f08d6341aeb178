import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { addUser, credentials, type HubProcess, PASSWORD, startHub } from "../hub-process.ts";
import { type Chromium, startChromium } from "./chromium.ts";
import { type Desk, type DeskOptions, openDesk } from "./desk.ts";
import { deviceAt } from "./device.ts";
import { signInByHand } from "./hands.ts";

const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const HAPPENED = [
	["beam-east-3", "perimeter.beam-broken", { beams: [1, 2] }],
	["panel-b03-2-0401", "home.panic", { button: "wall" }],
	["panel-b11-3-0101", "home.water", { zone: "kitchen" }],
	["cam-square-1", "camera.video-lost", {}],
] as const;
const SIZES = [
	[1280, 720],
	[1920, 1080],
	[3840, 2160],
] as const;
const LOCALES = ["en-GB", "zh-CN"] as const;

let chromium: Chromium;
let hub: HubProcess;

beforeAll(async () => {
	hub = await startHub();
	addUser(hub.data, "lin", "operator");
	const secrets = credentials(
		hub.data,
		HAPPENED.map(([id]) => id),
	);
	for (const [id, type, data] of HAPPENED) {
		const device = deviceAt(hub.mqtt, id, secrets[id] ?? "");
		await device.report(type, data);
		await device.close();
	}
	chromium = await startChromium();
});
afterAll(async () => {
	await chromium.stop();
	expect(await hub.stop()).toBe(0);
});

async function signedIn(options: DeskOptions): Promise<Desk> {
	const desk = await openDesk(chromium.browser, options);
	await signInByHand(desk, hub.http, "lin", PASSWORD);
	await desk.page.getByTestId("incident-row").nth(2).waitFor();
	onTestFinished(async () => {
		expect(desk.wrong).toEqual([]);
		await desk.close();
	});
	return desk;
}

/** What axe finds wrong, in words. */
async function faults(page: Page, within?: string): Promise<string[]> {
	// Passes are not named one by one: over the plan's hundreds of things that takes longer than all the looking.
	const axe = new AxeBuilder({ page })
		.options({ resultTypes: ["violations"] })
		.withTags(STANDARD)
		.setLegacyMode();
	const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
	);
}

/** Every sheet and page in turn, on a busy machine. */
const LOOKED_WITHIN_MS = 400_000;

const SHEETS = [
	["+", "report"],
	["v", "verify"],
	["r", "resolve"],
	["d", "dispatch"],
	["w", "wait"],
	["u", "unlock"],
	["a", "agencies"],
	["x", "more"],
	["?", "help"],
	["s", "shift"],
	["b", "bypasses"],
] as const;

/** Sheets about the watch, by what opens them. */
const WATCH_SHEETS = ["sign-on", "walk-test", "weather", "drill"] as const;

test.each([
	["en-GB", "dark"],
	["zh-CN", "light"],
] as const)(
	"in %s and %s, axe finds nothing at the door, at the desk, in the sheets and on the wall",
	async (locale, theme) => {
		const door = await openDesk(chromium.browser, { locale });
		await door.page.goto(`${hub.http}/?theme=${theme}`);
		await door.page.getByTestId("start-shift").waitFor();
		expect(await faults(door.page), "door").toEqual([]);
		await door.close();

		const desk = await signedIn({ locale });
		const { page } = desk;
		await page.goto(`${hub.http}/?theme=${theme}`);
		await page.getByTestId("incident-row").nth(2).waitFor();
		await page.getByTestId("take").click();
		await page.locator("[data-testid=resolve]:enabled").waitFor();
		expect(await faults(page), "desk").toEqual([]);
		for (const [key, name] of SHEETS) {
			await page.keyboard.press(key);
			await page.getByTestId(`sheet-${name}`).waitFor();
			expect(await faults(page, "dialog"), name).toEqual([]);
			await page.keyboard.press("Escape");
			await page.getByTestId(`sheet-${name}`).waitFor({ state: "detached" });
		}
		for (const name of WATCH_SHEETS) {
			await page.keyboard.press("s");
			await page.getByTestId(`deed-${name}`).click();
			await page.getByTestId(`sheet-${name}`).waitFor();
			expect(await faults(page, "dialog"), name).toEqual([]);
			await page.keyboard.press("Escape");
			await page.getByTestId(`sheet-${name}`).waitFor({ state: "detached" });
		}
		await page.goto(`${hub.http}/people?theme=${theme}`);
		await page.getByTestId("part-own").waitFor();
		expect(await faults(page), "people and settings").toEqual([]);
		await page.goto(`${hub.http}/?kiosk&theme=${theme}`);
		await page.locator(".kiosk-row").first().waitFor();
		expect(await faults(page), "wall").toEqual([]);
	},
	LOOKED_WITHIN_MS,
);

test.each(LOCALES)("in %s nothing is cut, covered or outside the window, from 1280 × 720 to 4K", async (locale) => {
	const desk = await signedIn({ locale });
	for (const [width, height] of SIZES) {
		await desk.page.setViewportSize({ width, height });
		await desk.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
		expect(await desk.page.evaluate(layoutFaults), `${width} × ${height}`).toEqual([]);
	}
});

/** Runs in the page: what can't be read, in words. */
function layoutFaults(): string[] {
	const root = document.documentElement;
	const found: string[] = [];
	if (root.scrollWidth > root.clientWidth) found.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
	if (root.scrollHeight > root.clientHeight) found.push(`scrolls down: ${root.scrollHeight} > ${root.clientHeight}`);
	const whole =
		".bar h1, .bar button, .count, .clock-time, .person-name, .tab, .row-where, .row-facts, .row time, .due";
	const inPanel = ".head-words, .head-where, .chain-name, .next-left, .actions button, .newcomers, .tape-head button";
	for (const element of document.querySelectorAll(`${whole}, ${inPanel}`)) {
		const box = element.getBoundingClientRect();
		const text = element.textContent;
		if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline") {
			found.push(`cut: ${element.className} “${text}”`);
		}
		if (box.right > root.clientWidth + 1 || box.left < -1) found.push(`outside: ${element.className} “${text}”`);
	}
	const apart = [...document.querySelectorAll(".bar > *:not(.bar-space), .panel")];
	for (const [n, one] of apart.entries()) {
		for (const other of apart.slice(n + 1)) {
			const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
			const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
			const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
			if (wide > 1 && high > 1) found.push(`covers: ${one.className} and ${other.className}`);
		}
	}
	return found;
}

test("the language changes in place, and leaves no word of the other behind", async () => {
	const { page } = await signedIn({ locale: "en-GB" });
	await page.getByText("East wall 3").first().waitFor();
	expect(await page.evaluate(foreignWords, "en")).toEqual([]);
	await page.getByTestId("language").click();
	await page.getByText("东3防区").first().waitFor();
	expect(await page.evaluate(foreignWords, "zh")).toEqual([]);
	for (const [key, name] of SHEETS.filter(([, one]) => one !== "resolve" && one !== "wait")) {
		await page.keyboard.press(key);
		await page.getByTestId(`sheet-${name}`).waitFor();
		expect(await page.evaluate(foreignWords, "zh"), name).toEqual([]);
		await page.keyboard.press("Escape");
		await page.getByTestId(`sheet-${name}`).waitFor({ state: "detached" });
	}
});

/** Runs in the page: texts in the other language; ids, keys and names are the same in both. */
function foreignWords(language: string): string[] {
	const other = language === "en" ? /[\u4e00-\u9fff]/ : /[A-Za-z]{3,}/;
	const same = /\blin\b|b\d\d-\d-\d{4}|[a-z-]+\.yaml|Enter|Page Up|Page Down|Home|Esc|dBm/g;
	const found: string[] = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const text = walker.currentNode.textContent ?? "";
		const around = walker.currentNode.parentElement;
		if (around?.closest("code, kbd, .key, datalist, [lang]:not(html), .person-name, script, style, noscript")) continue;
		if (other.test(text.replace(same, ""))) found.push(text);
	}
	for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
		for (const name of ["aria-label", "title", "placeholder"]) {
			const text = element.getAttribute(name) ?? "";
			if (/^\d{4}-\d\d-/.test(text)) continue;
			if (other.test(text.replace(same, ""))) found.push(`${name}: ${text}`);
		}
	}
	return found;
}
