import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("no command of the README lets npm write its own lines into what the command says", () => {
	const lines = readFileSync("README.md", "utf8").split("\n");
	const shown = lines.filter((line) => /^npm run (-s )?gatehouse -- /.test(line));
	expect(shown.length).toBeGreaterThan(5);
	expect(shown.filter((line) => !line.startsWith("npm run -s "))).toEqual([]);
});
