import { existsSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { newFolder } from "../hub-process.ts";
import { unpacked } from "./chromium.ts";

test("what a test puts into its folder stays there while the browser is unpacked beside it", async () => {
	const home = join(newFolder(), "browser");
	onTestFinished(() => rmSync(dirname(home), { recursive: true }));
	const unpacking = unpacked(home);
	const data = newFolder();
	writeFileSync(join(data, "journal"), "what happened");
	expect(existsSync(await unpacking)).toBe(true);
	expect(existsSync(join(data, "journal"))).toBe(true);
});
