import { expect, test } from "vitest";
import { signIn } from "../hub-process.ts";
import { busyRoom, SHEETS } from "./busy-room.ts";

const SIZES = [
	[1280, 720],
	[1920, 1080],
	[3840, 2160],
] as const;
const LOCALES = ["en-GB", "zh-CN"] as const;

const room = busyRoom();
const { signedIn } = room;

test.each(LOCALES)("in %s nothing is cut, covered or outside the window, from 1280 × 720 to 4K", async (locale) => {
	const desk = await signedIn(locale);
	for (const [width, height] of SIZES) {
		await desk.page.setViewportSize({ width, height });
		await desk.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
		expect(await desk.page.evaluate(layoutFaults), `${width} × ${height}`).toEqual([]);
	}
});

test("a long word of what is due takes no room from what a row is about", async () => {
	const { page } = await signedIn("en-GB");
	await page.setViewportSize({ width: 1280, height: 720 });
	const due = page.locator(".row-due .due-left").first();
	await due.waitFor();
	const widths = await due.evaluate((element) => {
		const words = element.closest(".row")?.querySelector(".row-what");
		const before = words?.getBoundingClientRect().width;
		element.textContent = "missed 12× 123:45:00";
		return { before, after: words?.getBoundingClientRect().width };
	});
	expect(widths.before).toBeGreaterThan(100);
	expect(widths.after).toBe(widths.before);
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
	const { page } = await signedIn("en-GB");
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
	const same = /\b(lin|wang|gao)\b|b\d\d-\d-\d{4}|[a-z-]+\.yaml|Enter|Page Up|Page Down|Home|Esc|dBm/g;
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

/** Each person's pages on a phone, with what must be there before it is looked at. */
const PAGES = {
	wang: [
		["/captain", "[data-testid=escalated], [data-testid=incident-row]"],
		["/duty", "[data-testid=roster] tbody tr"],
		["/people", "[data-testid=part-phones]"],
		["/statistics", "[data-testid=response] table"],
	],
	hu: [["/people", "[data-person=lin]"]],
} as const;

test.each(LOCALES)(
	"in %s no page is wider than a phone, and no words stand in a column too narrow for them",
	async (locale) => {
		const { post } = await signIn(room.hub.http, "lin");
		await post("/shifts/sign-on", { guards: [{ guard: "gao", post: "patrol" }] });
		await post("/messages", { to: ["gao"], text: "The north gate stays shut until the fire brigade has gone." });
		for (const [name, pages] of Object.entries(PAGES)) {
			const { page } = await room.signedIn(locale, name);
			await page.setViewportSize({ width: 390, height: 844 });
			for (const [path, there] of pages) {
				await page.goto(new URL(path, room.hub.http).href);
				await page.locator(there).first().waitFor();
				for (const width of [390, 360]) {
					await page.setViewportSize({ width, height: 844 });
					await expect.poll(() => page.evaluate(narrowFaults), { message: `${name} ${path} at ${width}` }).toEqual([]);
				}
			}
		}
		const { page } = await room.signedIn(locale);
		await page.keyboard.press("s");
		await page.getByTestId("action-messages").click();
		await page.locator("[data-testid=message] [data-guard=gao]").first().waitFor();
		for (const width of [1280, 390, 360]) {
			await page.setViewportSize({ width, height: 844 });
			await expect.poll(() => page.evaluate(narrowFaults), { message: `messages at ${width}` }).toEqual([]);
		}
	},
);

/** Runs in the page: what is wider than the window, and what is squeezed, in words. A wide table may scroll in its own panel. */
function narrowFaults(): string[] {
	const root = document.documentElement;
	const found: string[] = [];
	if (root.scrollWidth > root.clientWidth) found.push(`the page: ${root.scrollWidth} > ${root.clientWidth}`);
	const named = (element: Element) => `${element.tagName}.${element.className} “${element.textContent?.slice(0, 40)}”`;
	for (const element of document.querySelectorAll("body *")) {
		const { width, height, right } = element.getBoundingClientRect();
		if (
			width < 2 ||
			!element.checkVisibility() ||
			element.closest("svg, canvas, .unseen, .table-panel, .table-scroll")
		) {
			continue;
		}
		if (right > root.clientWidth + 1) found.push(`outside: ${named(element)}`);
		if (element.childElementCount > 0 || (element.textContent?.trim().length ?? 0) < 12) continue;
		const em = Number.parseFloat(getComputedStyle(element).fontSize);
		if (width < 5 * em && height > 4 * em) found.push(`squeezed: ${named(element)}`);
	}
	return found;
}
