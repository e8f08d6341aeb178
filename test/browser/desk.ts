import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { HubProcess } from "../hub-process.ts";

/** Nothing here takes so long, however busy the machine is. */
const PATIENCE_MS = 30_000;

declare global {
	interface Window {
		/** Each oscillator the page has started: how high, at which moment. */
		tones: { hz: number; at: number }[];
		/** When each incident was first on the screen; kept by a test that asks for it. */
		seen: Map<string, number>;
		/** What the page's content policy stopped. */
		violations: string[];
	}
}

/** No queue of these tests is longer. */
const STEPS = 20;

export interface DeskOptions {
	readonly locale?: "en-GB" | "zh-CN";
	readonly size?: readonly [width: number, height: number];
}

/** A console's window, which notes what it sounds and what goes wrong in it. */
export interface Desk {
	readonly page: Page;
	/** Errors of the page's scripts and policy; a test ends with none. */
	readonly wrong: string[];
	row(text: string): Locator;
	rowOf(id: string, state?: string): Locator;
	/** Waits until the page's root says so. */
	says(what: "sound" | "playing" | "stale", is: string): Promise<void>;
	/** Waits until a tone of this height has been started. */
	hears(hz: number): Promise<void>;
	/** Forgets the tones so far. */
	forgetTones(): Promise<void>;
	close(): Promise<void>;
}

/** Opens a window of its own, signed in by nobody yet. */
export async function openDesk(
	browser: Browser,
	{ locale = "en-GB", size = [1920, 1080] }: DeskOptions = {},
): Promise<Desk> {
	const [width, height] = size;
	const context = await browser.newContext({ locale, viewport: { width, height } });
	context.setDefaultTimeout(PATIENCE_MS);
	await context.addInitScript(listenIn);
	const page = await context.newPage();
	const wrong: string[] = [];
	page.on("pageerror", (error) => wrong.push(String(error)));
	page.on("console", (line) => {
		if (line.type() === "error" && /policy|violat/i.test(line.text())) wrong.push(line.text());
	});
	return {
		page,
		wrong,
		row: (text) => page.getByTestId("incident-row").filter({ hasText: text }),
		rowOf: (id, state) =>
			page.locator(`[data-testid=incident-row][data-incident="${id}"]${state ? `[data-state=${state}]` : ""}`),
		says: (what, is) => page.locator(`html[data-${what}="${is}"]`).waitFor({ state: "attached" }),
		async hears(hz) {
			await page.waitForFunction((wanted) => window.tones.some((tone) => tone.hz === wanted), hz);
		},
		forgetTones: () =>
			page.evaluate(() => {
				window.tones = [];
			}),
		close: () => context.close(),
	};
}

/** Runs in the page before its own scripts do: what is really started is what can be heard. */
function listenIn(): void {
	window.tones = [];
	window.seen = new Map();
	window.violations = [];
	const start = OscillatorNode.prototype.start;
	OscillatorNode.prototype.start = function (this: OscillatorNode, ...when) {
		if (this.context.state === "running") window.tones.push({ hz: this.frequency.value, at: Date.now() });
		start.apply(this, when);
	};
	document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
		window.violations.push(`${violatedDirective} ${blockedURI}`),
	);
}

/** The one-time link that the hub printed for this role. */
export async function linkFor(hub: HubProcess, role: string): Promise<string> {
	const find = () => hub.lines.find((line) => line.msg === "sign-in link" && line.role === role);
	await expect.poll(find, { timeout: PATIENCE_MS }).toBeDefined();
	return String(find()?.url);
}

/** Signs in by name and password, as a person does. */
export async function signInByHand({ page, says }: Desk, address: string, name: string, password: string) {
	await page.goto(address);
	await page.locator("input[name=username]").fill(name);
	await page.locator("input[name=password]").fill(password);
	await page.getByTestId("start-shift").click();
	await says("sound", "running");
	await page.locator("[data-testid=connection][data-state=live]").waitFor();
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
			{ timeout: PATIENCE_MS, interval: 150 },
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
		await expect.poll(moved, { timeout: PATIENCE_MS }).toBe(true);
		for (const [sheet, filled] of Object.entries(fill)) {
			if ((await page.getByTestId(`sheet-${sheet}`).count()) === 0) continue;
			await filled();
			await holdEnter(desk, sheet);
		}
		await expect.poll(() => open.count(), { timeout: PATIENCE_MS }).toBeLessThan(n);
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
	await page.keyboard.down("Enter");
	if (stays) await sheet.locator("[role=alert]").waitFor();
	else await sheet.waitFor({ state: "detached" });
	await page.keyboard.up("Enter");
}

/** The id of a row's incident. */
export async function idOf(row: Locator): Promise<string> {
	return (await row.first().getAttribute("data-incident")) ?? "";
}
