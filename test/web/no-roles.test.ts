import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Where a role is shown, whose page it is is said, or others are found by theirs. */
const SHOWS: readonly string[] = [
	"src/web/app/page.tsx",
	"src/web/app/session.ts",
	"src/web/console/no-access.tsx",
	"src/web/console/shift/names.ts",
	"src/web/console/shift/proposal.ts",
];

test("no page decides by a role what somebody may do: the hub says which routes they may use", () => {
	const all = readdirSync("src/web", { recursive: true, encoding: "utf8" }).map((name) => `src/web/${name}`);
	const files = all.filter((file) => /\.tsx?$/.test(file) && !SHOWS.includes(file));
	expect(files.length).toBeGreaterThan(100);
	const decides = /\brole\s*[!=]==?|\.includes\([\w.]*\brole\)|\bisRole\(/;
	expect(files.filter((file) => decides.test(readFileSync(file, "utf8")))).toEqual([]);
});
