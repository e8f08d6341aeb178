import { expect, test } from "vitest";
import { cellText } from "../../src/live/presenter/table.ts";

test.each([
	["=1+1", '"\'=1+1"'],
	["+86 571", '"\'+86 571"'],
	["-2", '"\'-2"'],
	["@SUM(A1)", '"\'@SUM(A1)"'],
	["\t=1", '"\'\t=1"'],
	["\r=1", '"\'\r=1"'],
	["＝1", '"\'＝1"'],
	["a,b", '"a,b"'],
	['say "go"', '"say ""go"""'],
	["two\nlines", '"two\nlines"'],
	["东3防区", "东3防区"],
	[-2, "-2"],
	[undefined, ""],
])("%j stands in a table as %j", (value, text) => {
	expect(cellText(value)).toBe(text);
});
