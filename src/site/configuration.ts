import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Configuration, ConfigurationFile } from "../model/configuration.ts";
import type { Mistake } from "../model/problem.ts";
import { type ConfigFile, configFileOf, refusalOf } from "./config-file.ts";
import { procedureFiles } from "./schema.ts";

/**
 * Reads everything that a site's configuration is made of: its file, and the files of procedures that it names.
 *
 * @throws {Refusal} `wrong-configuration`: a file can't be read, or the site's file is no YAML.
 */
export async function readConfiguration(path: string): Promise<Configuration> {
	const main = { name: basename(path), text: await textOf(path, path) };
	const folder = dirname(path);
	const file = configFileOf(main);
	const files: ConfigurationFile[] = [];
	for (const pattern of patternsOf(file)) {
		for (const name of await matching(folder, pattern)) {
			files.push({ name, text: await textOf(join(folder, name), name) });
		}
	}
	return configurationOf([main, ...files]);
}

/** What the site's file names as files of procedures, and none is there. */
export function missingFiles(file: ConfigFile, others: readonly ConfigurationFile[]): readonly Mistake[] {
	return patternsOf(file)
		.filter(
			(pattern) => !others.some(({ name }) => dirname(name) === dirname(pattern) && fits(basename(name), pattern)),
		)
		.map((pattern) => ({
			path: file.where(["procedures"]),
			found: JSON.stringify(pattern),
			expected: "a file that is there",
		}));
}

/** A configuration of these files, the site's file first. */
export function configurationOf(files: readonly ConfigurationFile[]): Configuration {
	const hash = createHash("sha256");
	for (const { name, text } of files) hash.update(`${JSON.stringify([name, text])}\n`);
	return { hash: hash.digest("hex"), files };
}

/** What is wrong with the key itself is told with all else that is wrong in the file. */
function patternsOf({ value }: ConfigFile): readonly string[] {
	if (typeof value !== "object" || value === null || !("procedures" in value)) return [];
	const patterns = procedureFiles.safeParse(value.procedures);
	return patterns.success ? patterns.data : [];
}

/** The files under `folder` that fit, by name. */
async function matching(folder: string, pattern: string): Promise<readonly string[]> {
	const place = dirname(pattern);
	const names = await readdir(join(folder, place)).catch(() => []);
	return names
		.filter((name) => fits(name, pattern))
		.sort()
		.map((name) => (place === "." ? name : `${place}/${name}`));
}

function fits(name: string, pattern: string): boolean {
	const expression = basename(pattern)
		.split("*")
		.map((text) => text.replace(/[.-]/g, String.raw`\$&`))
		.join("[^/]*");
	return new RegExp(`^${expression}$`).test(name);
}

function textOf(path: string, shown: string): Promise<string> {
	return readFile(path, "utf8").catch((error: unknown) => {
		throw refusalOf([{ path: shown, found: reasonOf(error), expected: "a file that can be read" }]);
	});
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return "code" in error && error.code === "ENOENT" ? "no such file" : error.message;
}
