import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { PASSWORD, signIn } from "../hub-process.ts";
import { spoilt } from "../site/spoilt.ts";
import { faults, faultsInBoth } from "./axe.ts";
import type { Desk } from "./desk.ts";
import { guardRoom } from "./guard-room.ts";
import { idOf, signInByHand } from "./hands.ts";

/** A touch that came too early is made again: what was just chosen is taken only once it has been seen. */
const BRIEFLY_MS = 1_000;

declare global {
	interface Window {
		/** What the page shook the phone with. */
		shakes: unknown[];
	}
}

/** Nobody takes it for some seconds, and the captain is told. */
const room = guardRoom({
	people: { lin: "operator", qian: "captain", gao: "guard" },
	devices: ["beam-east-3", "beam-north-2", "panel-b11-3-0101"],
	config: () =>
		spoilt(
			["critical: { acknowledge: 30 s", "critical: { acknowledge: 5 s"],
			[/acknowledge: 60 s\n(.*\n.*\n) {6}tellEvery: 3 min/, "acknowledge: 5 s\n$1      tellEvery: 10 s"],
		),
});
const PHONE = [390, 844] as const;

/** Presses where a thumb would, until the sheet is put away. */
async function hold(page: Page, sheet: string): Promise<void> {
	const button = page.locator(`[data-testid="${sheet}-confirm"]:enabled`);
	await button.hover();
	await page.mouse.down();
	await page.getByTestId(`sheet-${sheet}`).waitFor({ state: "detached" });
	await page.mouse.up();
}

/** What a thumb could miss, or what is outside of the window, in words. */
async function outOfReach({ page }: Desk): Promise<string[]> {
	return page.evaluate(() => {
		const found: string[] = [];
		const root = document.documentElement;
		if (root.scrollWidth > root.clientWidth) found.push(`scrolls sideways: ${root.scrollWidth}`);
		const touched =
			"button, a[href], select, summary, input:not([type=radio], [type=checkbox]), [role=option], [role=tab]";
		for (const element of document.querySelectorAll(touched)) {
			const { width, height, right } = element.getBoundingClientRect();
			if (width === 0 || element.closest(".unseen")) continue;
			if (width < 44 || height < 44) found.push(`${width} × ${height}: ${element.outerHTML.slice(0, 120)}`);
			if (right > root.clientWidth + 1) found.push(`outside: ${element.outerHTML.slice(0, 120)}`);
		}
		return found;
	});
}

/**
 * Presses until the page says that it is taken: on a phone what was chosen less than 0.3 s ago takes no press, lest a second tap
 * on its row takes it unseen; a test's hand is that fast.
 */
async function takenByHand(page: Page): Promise<void> {
	const take = page.locator("[data-testid=take]:enabled");
	await expect
		.poll(async () => {
			await take.click({ timeout: BRIEFLY_MS }).catch(() => undefined);
			return page.getByTestId("incident-state").textContent();
		})
		.toBe("Taken");
}

test("from 390 px the captain takes what was told to her and sends a guard, is told what came meanwhile, and the desk sees it", async () => {
	const { post } = await signIn(room.hub.http, "lin");
	await post("/shifts/sign-on", { guards: [{ guard: "gao", post: "patrol" }] });
	const desk = await room.deskOf("lin", { size: [1280, 720] });
	const phone = await room.open({ size: PHONE });
	const { page } = phone;
	await page.addInitScript(() => {
		window.shakes = [];
		navigator.vibrate = (pattern) => window.shakes.push(pattern) > 0;
	});
	await signInByHand(phone, `${room.hub.http}/captain`, "qian", PASSWORD);
	await page.getByTestId("rings-only-open").waitFor();
	expect(await faultsInBoth(page), "calm").toEqual([]);

	await room.report("beam-east-3", "perimeter.beam-broken", { beams: [1] });
	await phone.says("playing", "high");
	await page.waitForFunction(() => window.shakes.some((one) => Array.isArray(one) && one.length === 9));
	const card = page.getByTestId("escalated-incident");
	await card.getByText(/^told \d\d:\d\d · Console: Seen · untaken/).waitFor();
	expect(await outOfReach(phone), "list").toEqual([]);
	const id = await idOf(card);
	await card.click();
	await page.getByTestId("incident-panel").getByText("East wall 3").first().waitFor();
	await expect.poll(() => page.url()).toBe(`${room.hub.http}/captain/incidents/${id}`);

	// While her word is on its way somebody climbs over.
	let letThrough = () => {};
	const asked = new Promise<void>((said) => {
		void page.route(
			"**/acknowledge",
			async (route) => {
				said();
				await new Promise<void>((go) => {
					letThrough = go;
				});
				await route.continue();
			},
			{ times: 1 },
		);
	});
	const take = page.locator("[data-testid=take]:enabled");
	await takenByHand(page);
	await asked;
	await room.report("beam-east-3", "perimeter.beam-broken", { beams: [1, 2, 3], direction: "in" });
	letThrough();
	await page.getByTestId("refused-here").getByText("There is news since you looked").waitFor();
	await page.getByTestId("came-since").getByText("East wall 3").waitFor();
	await take.click();
	await page.getByTestId("refused-here").waitFor({ state: "detached" });
	await desk.rowOf(id, "acknowledged").waitFor();
	await desk.rowOf(id).getByText("qian").waitFor();

	await page.getByTestId("dispatch").click();
	await page.locator("input[name=guard][value=gao]").check();
	expect(await outOfReach(phone), "in hand").toEqual([]);
	await hold(page, "dispatch");
	await desk.rowOf(id, "dispatched").waitFor();
	await desk.rowOf(id).click();
	await desk.page.locator("[data-testid=dispatch-row][data-guard=gao]").waitFor();
	expect(await faultsInBoth(page), "in hand").toEqual([]);

	await page.getByTestId("agency-call").first().click();
	expect(await page.getByTestId("dial").getAttribute("href")).toBe("tel:110");
	// What lies above the incident goes with it.
	await page.goBack();
	await page.getByTestId("sheet-notify").waitFor({ state: "detached" });
	await page.getByTestId("screen-duty").click();
	await page.locator("[data-testid=on-duty-person][data-person=gao]").waitFor();
	expect(await faults(page), "on duty").toEqual([]);
	expect(await outOfReach(phone), "on duty").toEqual([]);
	await page.getByTestId("screen-approvals").click();
	await page.getByTestId("part-approvals").waitFor();
	expect(await faults(page), "approvals").toEqual([]);
});

test("a console that is made narrow is the same page, keeps what is in hand, and is the console again when it is wide", async () => {
	const desk = await room.deskOf("lin", { size: [1280, 720] });
	const { page } = desk;
	await room.report("panel-b11-3-0101", "home.water", { zone: "kitchen" });
	await room.report("beam-north-2", "perimeter.beam-broken", { beams: [1, 2] });
	const row = desk.row("Water leak");
	await row.click();
	const id = await idOf(row);
	const words = page.locator(".head-words", { hasText: "Water leak" });
	await words.waitFor();
	await page.setViewportSize({ width: 599, height: 900 });
	await page.locator("html[data-form=phone]").waitFor({ state: "attached" });
	await words.waitFor();
	expect(await page.getByTestId("plan").count()).toBe(0);
	await page.locator("[data-testid=others-untaken]", { hasText: "not taken" }).waitFor();
	await takenByHand(page);
	await page.locator("[data-testid=resolve]:enabled").waitFor();

	// The list holds still at what a person chose, and chooses nothing by itself.
	await page.getByTestId("back-to-list").click();
	await desk.rowOf(id, "acknowledged").waitFor();
	expect(await page.getByTestId("incident-panel").count()).toBe(0);
	await desk.rowOf(id).click();
	await words.waitFor();
	await page.setViewportSize({ width: 1280, height: 720 });
	await page.getByTestId("plan").waitFor();
	await words.waitFor();
	await page.locator(`[data-testid=incident-row][data-incident="${id}"][aria-selected=true]`).waitFor();
});
