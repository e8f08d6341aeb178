import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { PASSWORD, signIn } from "../hub-process.ts";
import { until } from "../waiting.ts";
import { faults as faultsAsShown } from "./axe.ts";
import { busyRoom, SHEETS } from "./busy-room.ts";
import { signInByHand } from "./hands.ts";

const LOCALES = ["en-GB", "zh-CN"] as const;
/** Pair by pair: every sheet is looked at in each language and in each theme, in no more rounds than there are languages. */
const THEME = { "en-GB": "dark", "zh-CN": "light" } as const;

const room = busyRoom();

/** What axe finds wrong in a page that has the theme of its language. */
async function faults(page: Page, within?: string): Promise<string[]> {
	const { lang, theme } = await page.evaluate(() => {
		const { lang, dataset } = document.documentElement;
		return { lang, theme: dataset.theme };
	});
	expect(theme).toBe(lang.startsWith("zh") ? THEME["zh-CN"] : THEME["en-GB"]);
	return faultsAsShown(page, within);
}

/** Looks at whatever sheet is open, and puts it away. */
async function lookAtSheet(page: Page, name: string): Promise<void> {
	const sheet = page.locator("dialog[open]");
	await sheet.waitFor();
	expect(await faults(page, "dialog[open]"), name).toEqual([]);
	await page.keyboard.press("Escape");
	await sheet.waitFor({ state: "detached" });
}

/**
 * Presses a button of the open sheet; `on` once it has led on, not `on` where the hub does not allow it, which the page
 * learns a moment after it shows the sheet.
 */
async function pressed(page: Page, name: string): Promise<{ readonly on: boolean } | undefined> {
	const barred = await page.locator(`dialog[open] button[data-testid="${name}"]`).evaluateAll((found) =>
		found.map((one) => {
			if (one instanceof HTMLElement) one.click();
			return one.hasAttribute("disabled");
		}),
	);
	return barred.length === 0 ? { on: true } : barred[0] ? { on: false } : undefined;
}

/** What a sheet that this key opens leads to: each of these buttons opens a sheet of its own. Gives their names. */
async function lookBehind(page: Page, key: string, buttons: string, known: readonly string[] = []): Promise<string[]> {
	const open = async () => {
		await page.keyboard.press(key);
		await page.locator("dialog[open]").waitFor();
	};
	await open();
	const all = await page
		.locator(`dialog[open] ${buttons}`)
		.evaluateAll((found) => found.map((one) => one.dataset.testid ?? ""));
	await page.keyboard.press("Escape");
	await page.locator("dialog[open]").waitFor({ state: "detached" });
	for (const name of all.filter((one) => !known.includes(one))) {
		await open();
		if ((await until(() => pressed(page, name))).on) await lookAtSheet(page, name);
		else await page.keyboard.press("Escape");
		await page.locator("dialog[open]").waitFor({ state: "detached" });
	}
	return all;
}

test.each(LOCALES)(
	"in %s, in its theme, axe finds nothing at the door, at the desk and in every sheet of an incident",
	async (locale) => {
		const door = await room.open({ locale });
		await door.page.goto(`${room.hub.http}/?theme=${THEME[locale]}`);
		await door.page.getByTestId("start-shift").waitFor();
		expect(await faults(door.page), "door").toEqual([]);

		const { page } = door;
		await signInByHand(door, `${room.hub.http}/?theme=${THEME[locale]}`, "wang", PASSWORD);
		await page.getByTestId("incident-row").first().click();
		// Taken in the first language, it is taken in the second.
		const take = page.locator("[data-testid=take]:enabled");
		await take.or(page.locator("[data-testid=resolve]:enabled")).first().waitFor();
		if ((await take.count()) > 0) await take.click();
		await page.locator("[data-testid=resolve]:enabled").waitFor();
		expect(await faults(page), "desk").toEqual([]);
		for (const [key, name] of SHEETS) {
			await page.keyboard.press(key);
			await page.getByTestId(`sheet-${name}`).waitFor();
			await lookAtSheet(page, name);
		}
		expect((await lookBehind(page, "x", "[data-testid^=more-]:enabled")).length).toBeGreaterThan(3);
		await page.locator(".step [data-testid=step]").first().click();
		if ((await page.locator("dialog[open]").count()) > 0) await lookAtSheet(page, "a step");
	},
);

test.each(LOCALES)(
	"in %s, in its theme, axe finds nothing in the sheets of the watch, beside the plan, among people and settings, and on the wall",
	async (locale) => {
		const { page } = await room.signedIn(locale, "wang");
		const show = async (path: string) => {
			await page.goto(`${room.hub.http}${path}?theme=${THEME[locale]}`);
			await page.locator("[data-testid=connection][data-state=live]").waitFor();
		};
		await show("/");
		const api = await signIn(room.hub.http, "wang");
		const unwatched = await lookBehind(page, "s", "[data-testid^=action-]");
		await api.post("/shifts/sign-on", { guards: [] });
		await page.getByTestId("duty").waitFor();
		const watched = await lookBehind(page, "s", "[data-testid^=action-], [data-testid=go-leave]", unwatched);
		expect(new Set([...unwatched, ...watched]).size).toBeGreaterThan(7);
		await page.getByTestId("devices-down").click();
		await lookAtSheet(page, "devices");
		await api.post("/shifts/sign-off", {});

		for (const [path, sheet] of [
			["/zones/east-3", "shelve"],
			["/devices/beam-east-3", "out-of-service"],
			["/buildings/b03", undefined],
		] as const) {
			await show(path);
			await page.getByTestId("thing-card").waitFor();
			expect(await faults(page, "[data-testid=thing-card]"), path).toEqual([]);
			if (sheet === undefined) continue;
			await page.getByTestId("thing-card").getByTestId(sheet).first().click();
			await lookAtSheet(page, sheet);
		}

		const { page: settings } = await room.signedIn(locale, "hu");
		await settings.goto(`${room.hub.http}/people?theme=${THEME[locale]}`);
		await settings.getByTestId("part-own").waitFor();
		expect(await faults(settings), "people and settings").toEqual([]);
		await page.goto(`${room.hub.http}/?kiosk&theme=${THEME[locale]}`);
		await page.locator(".kiosk-row").first().waitFor();
		expect(await faults(page), "wall").toEqual([]);
	},
);
