import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { newFolder, signIn } from "../hub-process.ts";
import { now } from "../waiting.ts";
import { guardRoom } from "./guard-room.ts";
import { picture, wanted } from "./picture.ts";

const room = guardRoom({
	people: { lin: "operator", wang: "captain", gao: "guard" },
	devices: ["cp-b01"],
});

/** The captain's desk, for whoever is signed in there. */
async function dutyOf(name: string, locale: "en-GB" | "zh-CN", size: readonly [number, number] = [1280, 720]) {
	const { page } = await room.deskOf(name, { locale, size });
	await page.goto(new URL("/duty", room.hub.http).href);
	await page.getByTestId("duty-page").waitFor();
	return page;
}

const mark = (page: Page, checkpoint: string) =>
	page.locator(`[data-testid=route-plan] [data-checkpoint=${checkpoint}]`);
/** The stops in their order, as the list has them. */
const stopsOf = (page: Page) =>
	page.locator("[data-testid=stop-list] > li").evaluateAll((all) => all.map((one) => one.getAttribute("data-stop")));

/** Goes on by Tab until this has the focus. */
async function tabTo(page: Page, selector: string, key = "Tab"): Promise<void> {
	for (let n = 0; n < 120; n++) {
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
		await page.keyboard.press(key);
	}
	throw new Error(`no Tab leads to ${selector}`);
}

test("by mouse, in Chinese: a route is drawn, ordered by a drag and checked as it goes; its plan is kept, one too many is refused at its times", async () => {
	const page = await dutyOf("wang", "zh-CN");
	await page.getByTestId("new-route").click();
	await page.getByTestId("route-zh").fill("东区夜巡");
	for (const checkpoint of ["cp-b01", "cp-b02", "cp-b03"]) await mark(page, checkpoint).click();
	await expect.poll(() => stopsOf(page)).toEqual(["cp-b01", "cp-b02", "cp-b03"]);
	await mark(page, "cp-b03").dragTo(mark(page, "cp-b01"));
	await expect.poll(() => stopsOf(page)).toEqual(["cp-b03", "cp-b01", "cp-b02"]);
	await mark(page, "cp-b02").dragTo(mark(page, "cp-b04"));
	await expect.poll(() => stopsOf(page)).toEqual(["cp-b03", "cp-b01", "cp-b04"]);

	await page.locator("[data-stop=cp-b01] [data-testid=stop-after]").fill("0");
	await page.locator("[data-stop=cp-b01] [data-testid=refused-beside]").getByText("步行至少需").waitFor();
	expect(await page.getByTestId("route-save").isDisabled()).toBe(true);
	await page.getByTestId("fit-times").click();
	await page.getByTestId("route-save").click();
	const route = page.locator("[data-testid=route]").filter({ hasText: "东区夜巡" });
	await route.waitFor();

	const keep = async (time: string) => {
		await route.getByTestId("new-plan").click();
		await page.getByTestId("plan-next-time").fill(time);
		await page.getByTestId("plan-add-time").click();
		await page.getByTestId("plan-save").click();
	};
	await keep("01:00");
	await route.locator("[data-testid=plan-row] [data-testid=predictability]").getByText("可预测性").waitFor();
	await page.getByTestId("plan-editor").waitFor({ state: "detached" });
	await keep("01:01");
	await page.getByTestId("plan-editor").waitFor({ state: "detached" });
	await keep("01:02");
	await page.getByTestId("plan-editor").getByTestId("refused-beside").waitFor();
});

test("by keyboard, in English: a route and its plan are kept; the duty log is written, read and taken away", async () => {
	const page = await dutyOf("wang", "en-GB");
	const { keyboard } = page;
	await tabTo(page, "[data-testid=new-route]");
	await keyboard.press("Enter");
	await tabTo(page, "[data-testid=route-en]");
	await keyboard.type("Lane walk");
	await mark(page, "cp-b05").waitFor();
	for (const checkpoint of ["cp-b05", "cp-b06"]) {
		await tabTo(page, `[data-checkpoint=${checkpoint}]`);
		await keyboard.press("Enter");
	}
	await expect.poll(() => stopsOf(page)).toEqual(["cp-b05", "cp-b06"]);
	await keyboard.press("Alt+ArrowUp");
	await expect.poll(() => stopsOf(page)).toEqual(["cp-b06", "cp-b05"]);
	await tabTo(page, "[data-testid=route-save]");
	await keyboard.press("Enter");
	const route = page.locator("[data-testid=route]").filter({ hasText: "Lane walk" });
	await route.waitFor();

	await route.getByTestId("new-plan").focus();
	await keyboard.press("Enter");
	await tabTo(page, "[data-testid=plan-shift]");
	await keyboard.press("ArrowDown");
	await tabTo(page, "[data-testid=plan-next-time]");
	await keyboard.type("0910AM");
	await keyboard.press("Enter");
	await page.getByTestId("plan-time").waitFor();
	await tabTo(page, "[data-testid=plan-save]");
	await keyboard.press("Enter");
	await route.getByTestId("plan-row").getByText("09:10").waitFor();

	await tabTo(page, "[data-testid=log-text]");
	await keyboard.type("Key 3 lent to the gardener");
	await tabTo(page, "[data-testid=log-write]");
	await keyboard.press("Enter");
	await page.getByTestId("log-lines").getByText("Key 3 lent").waitFor();
	await tabTo(page, "a[download]");
	const [download] = await Promise.all([page.waitForEvent("download"), keyboard.press("Enter")]);
	const file = join(newFolder(), "log.csv");
	await download.saveAs(file);
	expect(readFileSync(file, "utf8")).toContain("Key 3 lent to the gardener");
});

test("an operator sees a round under way, and two stops missed in a row in the queue", async () => {
	const captain = await signIn(room.hub.http, "wang");
	const stop = (checkpoint: string, toleranceMinutes: number) => ({ checkpoint, afterMinutes: 0, toleranceMinutes });
	const words = { en: "Short walk", "zh-CN": "短巡" };
	// Two that are due at once: nobody comes to either.
	const stops = [stop("cp-b01", 30), stop("cp-b02", 0), stop("cp-b03", 0), stop("cp-b04", 30)];
	const written = await fetch(`${room.hub.http}/api/v1/patrol/routes/short`, {
		method: "PUT",
		headers: { cookie: captain.cookie, origin: room.hub.http, "content-type": "application/json" },
		body: JSON.stringify({ words, order: "any-order", stops }),
	});
	expect(written.status).toBe(200);
	await captain.post("/patrol/rounds", { route: "short", guard: "gao" });
	const later = new Date(now() + 3 * 3_600_000).toISOString();
	expect(await captain.post("/patrol/rounds", { route: "short", at: later })).toMatchObject({ status: 201 });
	await room.report("cp-b01", "patrol.checkin", { guard: "gao", method: "nfc" });
	const desk = await room.deskOf("lin");
	await desk.row("Two checkpoints missed in a row").waitFor();
	await desk.page.goto(new URL("/duty", room.hub.http).href);
	const round = desk.page.locator("[data-testid=round][data-state=under-way]").filter({ hasText: "Short walk" });
	await round.getByText("2 missed").waitFor();
	await desk.page.locator("[data-testid=rounds-scheduled] [data-testid=round]", { hasText: "Short walk" }).waitFor();
	expect(await desk.page.getByTestId("new-route").count()).toBe(0);
	if (wanted) await picture(desk.page, "duty.png");
});
