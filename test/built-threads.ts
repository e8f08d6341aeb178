import { cpSync, rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { threads } from "../.rolldown.config.ts";

const root = new URL("..", import.meta.url).pathname;
const FOLDER = `${root}node_modules/.threads`;
/** What starts a thread, or names what a thread is to load. */
const STARTS =
	/\/src\/(journal\/threads|site\/read-in-thread|plates\/draw-in-thread|statistics\/open|live\/presenter\/lists)\.ts$/;

/**
 * Lets what is tested from source start threads that are built, anew for each run: a thread loads a dozen files in place
 * of some hundred, and a hundred suites start two each.
 */
export const builtThreads = {
	name: "built-threads",
	enforce: "pre",
	transform(code: string, id: string) {
		if (!STARTS.test(id)) return undefined;
		const built = pathToFileURL(id.replace(root, `${FOLDER}/`).replace(/ts$/, "js"));
		return { code: code.replaceAll("import.meta.url", JSON.stringify(built.href)), map: null };
	},
} as const;

/** Builds them, before a run. */
export default async function setup(): Promise<void> {
	rmSync(FOLDER, { recursive: true, force: true });
	const { output, ...input } = threads(FOLDER);
	const bundle = await rolldown(input);
	await bundle.write(output);
	await bundle.close();
	cpSync(`${root}src/journal/schema`, `${FOLDER}/src/journal/schema`, { recursive: true });
}
