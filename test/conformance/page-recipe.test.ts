import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startChromium } from "../browser/chromium.ts";
import { openRig, PASSWORD } from "../http/rig.ts";
import { checkout } from "./checkout.ts";
import { PAGE } from "./page-recipe.ts";

/** Who opens it with a browser of which language, and what they read there. */
const READ = [
	["captain", "en-GB", "parcels", "Parcels here"],
	["guard", "en-GB", "no-access", "This page is for: Captain."],
	["operator", "zh-CN", "no-access", "本页供以下角色使用：保安队长。"],
] as const;

test("a page that was added loads by itself; who may use it sees it, who may not is told whose it is", async () => {
	const root = checkout();
	for (const [path, text] of Object.entries(PAGE)) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	const build = ["exec", "vite", "--", "build", "--config", "src/web/vite.config.ts", "--logLevel", "warn"];
	execFileSync("npm", build, { cwd: root, stdio: "pipe" });
	const webRoot = join(root, ".build/web");
	const script = scriptsOf(webRoot, "parcels");
	expect(script).toContain("Parcels here");
	expect(script).not.toContain("Alarm flood");
	expect(scriptsOf(webRoot, "console")).toContain("Alarm flood");
	const rig = await openRig({ webRoot });
	onTestFinished(() => rig.close());
	const { browser, stop } = await startChromium();
	onTestFinished(stop);
	for (const [role, locale, testid, text] of READ) {
		await rig.person(role, role);
		const page = await browser.newPage({ locale });
		expect((await page.goto(`${rig.http.url}/parcels/42`))?.status()).toBe(200);
		await page.locator("input[name=username]").fill(role);
		await page.locator("input[name=password]").fill(PASSWORD);
		await page.getByTestId("start-shift").click();
		await page.getByTestId(testid).filter({ hasText: text }).waitFor();
	}
});

/** All that a page's document loads at first. */
function scriptsOf(webRoot: string, page: string): string {
	const document = readFileSync(join(webRoot, page, "index.html"), "utf8");
	const files = [...document.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)];
	return files.map(([, file = ""]) => readFileSync(join(webRoot, file), "utf8")).join("");
}
