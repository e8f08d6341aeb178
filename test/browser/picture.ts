import { join } from "node:path";
import type { Page } from "playwright-core";

const FOLDER = ".github/images";

/** Pictures for the README are taken only where `GATEHOUSE_SCREENSHOTS` asks for them: a test run changes no file. */
export const wanted = Boolean(process.env.GATEHOUSE_SCREENSHOTS);

export async function picture(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: join(FOLDER, name), animations: "disabled" });
}
