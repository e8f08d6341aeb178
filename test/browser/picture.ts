import { join } from "node:path";
import type { Page } from "playwright-core";

const FOLDER = ".github/images";

/** Takes a picture for the README, but only where `GATEHOUSE_SCREENSHOTS` asks for it: a test run changes no file. */
export async function picture(page: Page, name: string): Promise<void> {
	if (!process.env.GATEHOUSE_SCREENSHOTS) return;
	await page.screenshot({ path: join(FOLDER, name), animations: "disabled" });
}
