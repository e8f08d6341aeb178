import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

/** Each old path with its new one, for whoever has notes or branches from before. */
const renames = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(".github/renames.json", "utf8")));

test("no file has its old name back, and each has its new one", () => {
	const wrong = Object.entries(renames).filter(([old, now]) => existsSync(old) || !existsSync(now));
	expect(wrong).toEqual([]);
	expect(Object.keys(renames).length).toBeGreaterThan(200);
});
