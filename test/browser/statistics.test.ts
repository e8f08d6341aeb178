import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayAfter, dayAt } from "../../src/model/site-day.ts";
import { type HubProcess, newFolder, startHub } from "../hub-process.ts";
import { CHOSEN_HOUR, gardenAt, zoneAt } from "../local-hour.ts";
import { now } from "../waiting.ts";
import { faultsInBoth } from "./axe.ts";
import { type Chromium, startChromium } from "./chromium.ts";
import { linkFor, openDesk } from "./desk.ts";

const CONFIG = gardenAt(CHOSEN_HOUR, { walked: true });
const ZONE = zoneAt(CHOSEN_HOUR);
/** Three whole days before today, whatever the hour: each has its incidents, and one before it. */
const DAYS = 3;

const today = dayAt(now(), ZONE);
const yesterday = dayAfter(today, -1);
const before = dayAfter(today, -2);

let hub: HubProcess;
let chromium: Chromium;
beforeAll(async () => {
	const data = newFolder();
	const filled = promisify(execFile)(process.execPath, [
		...[".build/src/cli/gatehouse.js", "history", "generate", "--days", String(DAYS), "--traffic", "0"],
		...["--seed", "page", "--config", CONFIG, "--data", data],
	]);
	const started = filled.then(() => startHub({ data, config: CONFIG, args: ["--simulate", "quiet-night"] }));
	[hub, chromium] = await Promise.all([started, startChromium()]);
});
afterAll(async () => {
	await chromium?.stop();
	await hub?.stop();
});

/** The page for a role, signed in by its link, which works once: each test is another's; `path` is what is asked of it. */
async function pageOf(
	role: "manager" | "captain" | "admin" | "operator",
	{ locale = "en-GB" as "en-GB" | "zh-CN", path = "" } = {},
) {
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
	const { page, wrong, close } = await pageOf("manager", { path: `?period=today&at=${yesterday}` });
	await settled(page);
	await page
		.getByTestId("card-incidents")
		.getByText(/against|before/)
		.waitFor();
	await page.getByTestId("made-up").getByText("None of it happened").waitFor();
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

test("what is behind a number is what it counts: times, causes, hours, rounds, devices, and the files of one system", async () => {
	const { page, wrong, close } = await pageOf("captain", { path: `?period=any&from=${before}&to=${yesterday}` });
	await settled(page);
	const sheet = page.getByTestId("sheet-list");
	const rowsOf = async () => {
		await sheet.locator("tbody tr, .empty").first().waitFor();
		await expect.poll(() => sheet.getByText("Reading…").count()).toBe(0);
		for (const more = sheet.getByTestId("list-more"); (await more.count()) > 0; ) {
			const shown = await sheet.locator("tbody tr").count();
			await more.click();
			await expect.poll(() => sheet.locator("tbody tr").count()).toBeGreaterThan(shown);
		}
		return sheet.locator("tbody tr").count();
	};
	const opened: Record<string, [number, number]> = {};
	for (const name of ["acknowledge", "incidents", "rounds", "availability"]) {
		const said = (await page.getByTestId(`card-${name}`).textContent()) ?? "";
		const counted = {
			acknowledge: /n = (\d+)/.exec(said)?.[1],
			incidents: await page.getByTestId("behind-incidents").textContent(),
			rounds: /of (\d+) rounds/.exec(said)?.[1],
			availability: "744",
		}[name];
		await page.getByTestId(`behind-${name}`).click();
		opened[name] = [await rowsOf(), Number(counted)];
		await page.goBack();
		await sheet.waitFor({ state: "detached" });
	}
	for (const [name, [listed, counted]] of Object.entries(opened)) expect([name, listed]).toEqual([name, counted]);

	const hours = page.getByTestId("chart-hours");
	await hours.locator("summary").click();
	const hour = hours.locator("td button").first();
	const n = Number(await hour.textContent());
	await hour.click();
	expect(await rowsOf()).toBe(n);
	await page.goBack();

	await page.locator("select[name=kind]").selectOption("perimeter");
	await expect.poll(() => page.getByTestId("csv-events").getAttribute("href")).toContain("kind=perimeter");
	for (const what of ["incidents", "events"]) {
		const href = String(await page.getByTestId(`csv-${what}`).getAttribute("href"));
		const [head = "", ...lines] = (await (await page.request.get(new URL(href, hub.http).href)).text())
			.trim()
			.split(/\r?\n/);
		const at = head.replace("\ufeff", "").split(",").indexOf("type");
		expect([what, at]).not.toEqual([what, -1]);
		expect(lines.length).toBeGreaterThan(0);
		for (const line of lines) expect(line.split(",")[at]).toMatch(/^"?perimeter\./);
	}
	expect(wrong).toEqual([]);
	await close();
});

test("in both languages and views axe finds nothing and nothing hangs over the edge, at 1280 and 1920; on paper it is light and whole", async () => {
	const pictures = process.env.PICTURES;
	const shoot = async (name: string) => {
		if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
	};
	const { page, wrong, close } = await pageOf("admin", {
		locale: "zh-CN",
		path: `?period=any&from=${before}&to=${yesterday}`,
	});
	await settled(page);
	await page.getByText("景馨花园").first().waitFor();
	for (const width of [1280, 1920]) {
		await page.setViewportSize({ width, height: 1080 });
		const over = await page.locator(".statistics").evaluate((one) => one.scrollWidth - one.clientWidth);
		expect(over, `${width}`).toBeLessThanOrEqual(0);
	}
	expect(await faultsInBoth(page)).toEqual([]);
	await shoot("1920-zh");
	await page.locator("label", { hasText: "公开" }).click();
	await expect.poll(() => page.url()).toContain("view=public");
	await settled(page);
	expect(await page.getByTestId("false-alarms").count()).toBe(0);
	expect(await page.locator(".report button.behind").count()).toBe(0);
	await page.getByTestId("language").click();
	await page.getByText("Time to take").first().waitFor();
	await shoot("public-en");
	expect(await faultsInBoth(page)).toEqual([]);

	await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
	await page.emulateMedia({ media: "print" });
	await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("light");
	await page.locator(".print-head").waitFor();
	await shoot("print");
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
