import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { Refusal } from "../../src/model/problem.ts";
import { readSite } from "../../src/site/read.ts";

const good = await readFile("config/jingxin-garden.yaml", "utf8");

/** A part of the good file, and what stands there instead. */
export type Change = readonly [part: string | RegExp, by: string];

/** Writes the good file with some parts replaced, each where it first stands; gives the file's path. */
export async function spoilt(...changes: readonly Change[]): Promise<string> {
	const text = changes.reduce((before, [part, by]) => {
		const after = before.replace(part, by);
		expect(after, `${part} is not in the file`).not.toBe(before);
		return after;
	}, good);
	return written(text);
}

/** Writes a configuration of its own; gives the file's path. */
export async function written(text: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "site-"));
	await cp("config/procedures", join(folder, "procedures"), { recursive: true });
	const file = join(folder, "spoilt.yaml");
	await writeFile(file, text);
	return file;
}

/** Writes the good file, with some parts of one of its procedure files replaced; gives the site file's path. */
export async function spoiltProcedures(name: string, ...changes: readonly Change[]): Promise<string> {
	const file = await written(good);
	const procedures = join(dirname(file), "procedures", name);
	let text = await readFile(procedures, "utf8");
	for (const [part, by] of changes) {
		expect(text.search(part), `${part} is not in the file`).toBeGreaterThan(-1);
		text = text.replace(part, by);
	}
	await writeFile(procedures, text);
	return file;
}

/** What a person is told of a wrong file, a line each. */
export async function toldOf(file: string): Promise<readonly string[]> {
	const failure = await readSite(file).catch((error: unknown) => error);
	if (!(failure instanceof Refusal)) throw new Error(`expected a refusal, found ${failure}`);
	const { code, detail, mistakes = [] } = failure.problem;
	expect(code).toBe("wrong-configuration");
	const lines = mistakes.map(({ path, found, expected }) => `${path}: found ${found}; expected ${expected}`);
	for (const line of lines) expect(detail).toContain(line);
	return lines;
}

/** The line on which a part of the good file first stands. */
export function lineOf(part: string | RegExp): number {
	const at = good.search(part);
	expect(at, `${part} is not in the file`).toBeGreaterThan(-1);
	return good.slice(0, at).split("\n").length;
}
