import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { Desk } from "./desk.ts";

/** No queue of these tests is longer. */
const STEPS = 20;
/** What asks to be touched may be gone by then, since the page sounds. */
const TOUCH_MS = 2_000;

/** Signs in by name and password, as a person does. */
export async function signInByHand({ page, says }: Desk, address: string, name: string, password: string) {
	await page.goto(address);
	await page.locator("input[name=username]").fill(name);
	await page.locator("input[name=password]").fill(password);
	await page.getByTestId("start-shift").click();
	await says("sound", "running");
	await page.locator("[data-testid=connection][data-state=live]").waitFor();
}

/** Loads the page again in the middle of it all; where a browser lets no page sound before it is touched, touches it. */
export async function reload(desk: Desk): Promise<void> {
	await desk.page.reload();
	await desk.page.locator("[data-testid=connection][data-state=live]").waitFor();
	await letSound(desk);
}

/** Touches the page where it asks for that before it may sound, until it sounds. */
export async function letSound({ page }: Desk): Promise<void> {
	const touched = async () => {
		if ((await page.locator("html[data-sound=running]").count()) > 0) return true;
		await page
			.getByTestId("sound-on")
			.click({ timeout: TOUCH_MS })
			.catch(() => undefined);
		return false;
	};
	await expect.poll(touched).toBe(true);
}

/** Takes the highlighted row by Enter: again if it was highlighted too short a while, or rang between. */
export async function takeByKey(desk: Desk, id: string): Promise<void> {
	const taken = desk.rowOf(id, "acknowledged");
	await expect
		.poll(
			async () => {
				await desk.page.keyboard.press("Enter");
				return taken.count();
			},
			{ interval: 150 },
		)
		.toBe(1);
}

/** Moves through the queue until this row is highlighted: up to its head by `k`, then down by `j`. */
export async function goTo(desk: Desk, id: string): Promise<void> {
	const row = desk.rowOf(id);
	await row.waitFor();
	for (const key of [..."k".repeat(STEPS), ..."j".repeat(STEPS)]) {
		if ((await row.getAttribute("aria-selected")) === "true") break;
		await desk.page.keyboard.press(key);
		await desk.page.evaluate(() => new Promise(requestAnimationFrame));
	}
	expect(await row.getAttribute("aria-selected")).toBe("true");
}

/** Does every required step of the incident in hand that is still open: ticks, answers, calls, and sends this guard by radio. */
export async function doRequiredSteps(desk: Desk, guard = "zhao"): Promise<void> {
	const { page } = desk;
	const open = page.locator(".step[data-required=true][data-done=false]");
	const fill: Readonly<Record<string, () => Promise<void>>> = {
		step: () => page.getByTestId("reason").fill("done as written"),
		notify: async () => undefined,
		dispatch: async () => {
			await page.getByTestId("dispatch-guard").fill(guard);
			await page.locator("input[name=way][value=radio]").check();
		},
	};
	await page.locator(".step").first().waitFor();
	for (let n = await open.count(); n > 0; n = await open.count()) {
		const dialogs = page.locator("dialog[open]");
		await open.first().getByTestId("step").click();
		const moved = async () => (await dialogs.count()) > 0 || (await open.count()) < n;
		await expect.poll(moved).toBe(true);
		for (const [sheet, filled] of Object.entries(fill)) {
			if ((await page.getByTestId(`sheet-${sheet}`).count()) === 0) continue;
			await filled();
			await holdEnter(desk, sheet);
		}
		await expect.poll(() => open.count()).toBeLessThan(n);
	}
}

/** Resolves the incident in hand: `r`, the cause (and what is false by what) by digits, Enter held until the sheet is gone. */
export async function resolveByKey({ page }: Desk, causeKeys: string): Promise<void> {
	await page.keyboard.press("r");
	const sheet = page.getByTestId("sheet-resolve");
	await sheet.waitFor();
	for (const key of causeKeys) await page.keyboard.press(key);
	await page.locator("[data-testid=resolve-confirm]:enabled").waitFor();
	await page.keyboard.down("Enter");
	await sheet.waitFor({ state: "detached" });
	await page.keyboard.up("Enter");
}

/** Confirms the open sheet: Enter held until it is put away, or until the hub has refused it. */
export async function holdEnter({ page }: Desk, name: string, { stays = false } = {}): Promise<void> {
	const sheet = page.getByTestId(`sheet-${name}`);
	await page.locator(`[data-testid="${name}-confirm"]:enabled`).waitFor();
	// Enter writes a line in a text area and opens a list in a select: the sheet itself has it elsewhere.
	await sheet.locator("h2").first().click();
	const refused = sheet.locator("[role=alert]");
	// What an earlier try was refused for may still stand there.
	const stands = (await refused.count()) > 0;
	await page.keyboard.down("Enter");
	if (stays) await refused.waitFor();
	else if (stands) await sheet.waitFor({ state: "detached" });
	else {
		await page.locator(`[data-testid="sheet-${name}"]:not(:has([role=alert]))`).waitFor({ state: "detached" });
		if ((await refused.count()) > 0) throw new Error(`${name} was refused: ${await refused.first().textContent()}`);
	}
	await page.keyboard.up("Enter");
}

/** The id of a row's incident. */
export async function idOf(row: Locator): Promise<string> {
	return (await row.first().getAttribute("data-incident")) ?? "";
}
