import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const BUILT = ".build/web";
/** What a page may load before it can be used: script and style, compressed. */
const LIMIT = { js: 150_000, css: 60_000 };

const pages = readdirSync(BUILT).filter((folder) => existsSync(join(BUILT, folder, "index.html")));

test.each(pages)("%s loads no more at first than a phone on a poor line can bear", (page) => {
	const document = readFileSync(join(BUILT, page, "index.html"), "utf8");
	const files = [...document.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file = ""]) => file);
	expect(files.length).toBeGreaterThan(1);
	for (const [end, limit] of Object.entries(LIMIT)) {
		const all = files.filter((file) => file.endsWith(`.${end}`));
		const bytes = all.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILT, file)), { level: 9 }).length, 0);
		expect(bytes, all.join(" ")).toBeLessThan(limit);
	}
});
