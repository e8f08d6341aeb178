import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BUDGET_NAMES, budgetTable, COUNTED } from "../../src/model/budgets.ts";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".ts") && file !== join("model", "budgets.ts"))
	.map((file) => readFileSync(join("src", file), "utf8"))
	.join("\n");

test("the README shows the table of budgets as the code has it", () => {
	const readme = readFileSync("README.md", "utf8");
	const [, shown = ""] = /<!-- budgets -->\n\n([\s\S]*?)\n\n<!-- \/budgets -->/.exec(readme) ?? [];
	expect(shown).toBe(budgetTable());
});

test.each(BUDGET_NAMES)("the code takes the budget %s from the table", (name) => {
	expect([`"${name}"`, `BUDGETS.${name}.`].some((used) => sources.includes(used))).toBe(true);
});

test.each(COUNTED)("what is over the budget %s is counted", (name) => {
	const counted = [`reached.${name}++`, `reached["${name}"]++`, `reached["${name}"] +=`, `budget: "${name}"`];
	const named = [`"${name}"`];
	expect([...counted, ...named].some((text) => sources.includes(text))).toBe(true);
});
