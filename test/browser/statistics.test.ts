import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { midnightFrom } from "../../src/history/calendar.ts";
import { generateHistory } from "../../src/history/generate.ts";
import { fillFile } from "../../src/journal/writer/fill-file.ts";
import { readInThread } from "../../src/site/read-in-thread.ts";
import { type HubProcess, newFolder, startHub } from "../hub-process.ts";
import { faults } from "./axe.ts";
import { type Chromium, startChromium } from "./chromium.ts";
import { linkFor, openDesk } from "./desk.ts";

const CONFIG = "config/jingxin-garden.yaml";
const DAY = 24 * 3_600_000;

let hub: HubProcess;
let chromium: Chromium;
beforeAll(async () => {
	const data = newFolder();
	const until = Date.now();
	const described = await readInThread(CONFIG);
	const from = midnightFrom(described.site.timeZone, until - 12 * DAY);
	await fillFile(join(data, "journal.sqlite"), { described, startAt: from }, (filling) =>
		generateHistory(filling, { from, until, seed: "page", traffic: 0 }),
	);
	[hub, chromium] = await Promise.all([
		startHub({ data, config: CONFIG, args: ["--simulate", "quiet-night"] }),
		startChromium(),
	]);
});
afterAll(async () => {
	await chromium.stop();
	await hub.stop();
});

/** The page for a role, signed in by its link; `path` is what is asked of it. */
async function pageOf(role: string, { locale = "en-GB" as "en-GB" | "zh-CN", path = "" } = {}) {
	const desk = await openDesk(chromium.browser, { locale, size: [1280, 720] });
	const link = await linkFor(hub, role);
	await desk.page.goto(link.replace("/#", `/statistics${path}#`));
	await desk.page.getByTestId("start-shift").click();
	return desk;
}

async function settled(page: Page): Promise<void> {
	await page.locator("[data-testid=report][data-busy=false]").waitFor();
	await page.locator("[data-testid=chart-over-time][data-drawn]:not([data-drawn=''])").waitFor();
}

test("a manager opens it, changes the period, compares, and is at one incident in three clicks; the list and the period come as files", async () => {
	const { page, wrong, close } = await pageOf("manager", { path: "?period=week" });
	await settled(page);
	await page
		.getByTestId("card-incidents")
		.getByText(/against|before/)
		.waitFor();
	const first = await page.getByTestId("period-name").textContent();
	await page.getByTestId("period-before").click();
	await expect.poll(() => page.getByTestId("period-name").textContent()).not.toBe(first);
	await settled(page);
	await page.locator("select[name=compare]").selectOption("none");
	await expect.poll(() => page.url()).toContain("compare=none");
	await expect.poll(() => page.locator(".card-before").count()).toBe(0);

	await page.getByTestId("behind-incidents").click();
	const sheet = page.getByTestId("sheet-list");
	await sheet.getByTestId("way").first().waitFor();
	const csv = await page.request.get(
		new URL(String(await sheet.getByTestId("list-csv").getAttribute("href")), hub.http).href,
	);
	expect([csv.status(), csv.headers()["content-type"]]).toEqual([200, expect.stringContaining("text/csv")]);
	const all = await page.request.get(
		new URL(String(await page.getByTestId("csv-incidents").getAttribute("href")), hub.http).href,
	);
	expect(all.status()).toBe(200);
	const id = await sheet.getByTestId("way").first().getAttribute("data-incident");
	await page.goBack();
	await sheet.waitFor({ state: "detached" });
	await page.goForward();
	await sheet.getByTestId("way").first().click();
	await expect.poll(() => page.url()).toContain(`/incidents/${id}`);
	expect(wrong).toEqual([]);
	await close();
});

test("in both languages and views axe finds nothing and nothing hangs over the edge, at 1280 and 1920; on paper it is light and whole", async () => {
	const { page, wrong, close } = await pageOf("captain", { locale: "zh-CN", path: "?period=month" });
	await settled(page);
	await page.getByText("景馨花园").first().waitFor();
	for (const width of [1280, 1920]) {
		await page.setViewportSize({ width, height: 1080 });
		const over = await page.locator(".statistics").evaluate((one) => one.scrollWidth - one.clientWidth);
		expect(over, `${width}`).toBeLessThanOrEqual(0);
	}
	expect(await faults(page)).toEqual([]);
	await page.locator("label", { hasText: "公开" }).click();
	await expect.poll(() => page.url()).toContain("view=public");
	await settled(page);
	expect(await page.getByTestId("false-alarms").count()).toBe(0);
	expect(await page.locator(".report button.behind").count()).toBe(0);
	await page.getByTestId("language").click();
	await page.getByText("Time to take").first().waitFor();
	expect(await faults(page, "main")).toEqual([]);

	await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
	await page.emulateMedia({ media: "print" });
	await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("light");
	await page.locator(".print-head").waitFor();
	expect(await page.locator(".stat-bar").isVisible()).toBe(false);
	expect(wrong).toEqual([]);
	await close();
});

test("whoever may not use it is told whose it is", async () => {
	const { page, close } = await pageOf("operator");
	await page.getByTestId("no-access").getByText("Captain").waitFor();
	expect(await page.getByTestId("statistics").count()).toBe(0);
	await close();
});
