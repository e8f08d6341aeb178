import type { Page, Route } from "playwright-core";

/** What a page reads, kept back until a test lets it through. */
export interface Late {
	/** From now on nothing that the page reads arrives; the session is known. */
	hold(): void;
	/** Lets all through that was asked for, and what is asked for from now on; resolved once it has arrived and is drawn. */
	release(): Promise<void>;
}

/** Keeps back the hub's answers to what this page reads, on demand. */
export async function lateAnswers(page: Page): Promise<Late> {
	let holding = false;
	const held: Route[] = [];
	await page.route("**/api/v1/**", (route) => {
		const request = route.request();
		if (!holding || request.method() !== "GET" || request.url().endsWith("/session")) return route.fallback();
		held.push(route);
	});
	return {
		hold() {
			holding = true;
		},
		async release() {
			holding = false;
			for (const route of held.splice(0)) {
				const response = await route.fetch();
				await route.fulfill({ response });
			}
			await drawn(page);
		},
	};
}

/** Resolved once what has happened is on the screen. */
export async function drawn(page: Page): Promise<void> {
	for (let n = 0; n < 2; n++) await page.evaluate(() => new Promise(requestAnimationFrame));
}
