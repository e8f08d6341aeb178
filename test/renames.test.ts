import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

/** Each old path, and each old name in its file, with its new one, for whoever has notes or branches from before. */
const renames = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(".github/renames.json", "utf8")));

const pairs = Object.entries(renames);

test("no file has its old name back, and each has its new one", () => {
	const files = pairs.filter(([old]) => !old.includes("#"));
	expect(files.filter(([old, now]) => existsSync(old) || !existsSync(now))).toEqual([]);
	expect(files.length).toBeGreaterThan(200);
});

test("nothing is declared under its old name again where it stands now, and each is under its new one", () => {
	const symbols = pairs.filter(([old]) => old.includes("#"));
	const wrong = symbols.filter(([old, now]) => {
		const [path = "", name = ""] = now.split("#");
		return declares(path, old.slice(old.indexOf("#") + 1)) || !declares(path, name);
	});
	expect(wrong).toEqual([]);
	expect(symbols.length).toBeGreaterThan(100);
});

/** Whether the file declares `name`, or `Type.member`: as an export, or as a member in it. */
function declares(path: string, name: string): boolean {
	const [top = "", member] = name.split(".");
	const text = readFileSync(path, "utf8");
	if (!new RegExp(`^export (async |declare )?(function\\*?|const|class|interface|type) ${top}\\b`, "m").test(text)) {
		return false;
	}
	return member === undefined || new RegExp(`^\\t(readonly |get |async )*${member}[(?:!; ]`, "m").test(text);
}
