import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { HubProcess } from "../hub-process.ts";
import { PATIENCE_MS } from "../waiting.ts";

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

export interface DeskOptions {
	readonly locale?: "en-GB" | "zh-CN";
	readonly size?: readonly [width: number, height: number];
	/** With its movements, as most people see it; else as whoever asked for less motion does: to paint a pulse takes a core. */
	readonly moving?: boolean;
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
	{ locale = "en-GB", size = [1920, 1080], moving = false }: DeskOptions = {},
): Promise<Desk> {
	const [width, height] = size;
	const context = await browser.newContext({
		...{ locale, viewport: { width, height } },
		reducedMotion: moving ? "no-preference" : "reduce",
	});
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
	await expect.poll(find).toBeDefined();
	return String(find()?.url);
}
