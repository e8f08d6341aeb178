import { glob, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

/** The pages whose style is in several files of one meaning each; the console's narrow forms change classes of its parts by intent. */
const PAGES = ["guard", "statistics"] as const;

/** The classes that a style sheet says the look of by themselves, outside of any condition. */
function classesOf(css: string): readonly string[] {
	const found: string[] = [];
	let depth = 0;
	let head = "";
	for (const sign of css.replaceAll(/\/\*.*?\*\//gs, "")) {
		if (sign === "{") {
			if (depth === 0) found.push(...head.split(",").map((one) => one.trim()));
			depth += 1;
			head = "";
		} else if (sign === "}") {
			depth -= 1;
			head = "";
		} else head += sign;
	}
	return found.filter((selector) => /^\.[\w-]+$/.test(selector));
}

test.each(PAGES)("a class of the page %s is said in one of its style sheets, and means one thing", async (page) => {
	const files = new Map<string, Set<string>>();
	for await (const file of glob(`src/web/${page}/**/*.css`)) {
		for (const one of classesOf(await readFile(file, "utf8"))) files.set(one, (files.get(one) ?? new Set()).add(file));
	}
	expect(files.size).toBeGreaterThan(5);
	expect([...files].filter(([, said]) => said.size > 1).map(([one, said]) => [one, ...said])).toEqual([]);
});
