import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const { scripts } = z
	.object({ scripts: z.record(z.string(), z.string()) })
	.parse(JSON.parse(readFileSync("package.json", "utf8")));

/** They need no package: one is the tool that others are checked with, one starts what was built. */
const WITHOUT_PACKAGES = ["generate", "gatehouse"];

/** What installs, or begins with that. */
const INSTALLS = /^(sh \.ci\/install &&|sh \.ci\/build\b|npm run -s (build|check) &&)/;

test("every command installs what it needs first, on a bare folder as after an update", () => {
	const bare = Object.entries(scripts).filter(
		([name, line]) => !WITHOUT_PACKAGES.includes(name) && !INSTALLS.test(line),
	);
	expect(bare).toEqual([]);
	expect(readFileSync(".ci/build", "utf8")).toMatch(/^(#.*\n)+set -eu\ncd .*\nsh \.ci\/install\n/);
});
