// The built hub: what a process or thread starts with is one file, and what several of them share stands in `chunks/`, so
// that a start reads some dozen files in place of a thousand. Libraries stay where npm put them.
import { globSync } from "node:fs";
import { dirname, posix, relative } from "node:path";
import { defineConfig, type Plugin, type RolldownOptions } from "rolldown";

const root = import.meta.dirname;

/** The hub's threads, what they are told to load, and the kinds that they look for. */
const THREADS = [
	"src/{plates,site}/thread.ts",
	"src/journal/writer/write-thread.ts",
	"src/journal/reader/read-thread.ts",
	"src/live/presenter/open.ts",
	"src/statistics/presenter.ts",
	"devices/*.ts",
];

/** All that is started or loaded by its address: programs, threads, what a folder is looked through for. */
const STARTED = [
	...THREADS,
	"src/cli/{gatehouse,program}.ts",
	"simulators/{worker,picture/worker}.ts",
	"{simulators,simulators/scenarios}/*.ts",
	// What a kind that is added to the built hub is written with.
	"src/model/kind.ts",
];

const MARK = "/the-built-hub/";

/** A module keeps the address that it has in the source tree, in whichever file it ends up. */
const addresses: Plugin = {
	name: "addresses",
	transform(code, id) {
		const other = /\bimport\.meta\.(?!url\b)\w+/.exec(code);
		if (other)
			throw new Error(`${id}: found ${other[0]}, which another file would have there; import.meta.url is kept`);
		if (!code.includes("import.meta.url")) return null;
		const address = `new URL("${MARK}${relative(root, id).replace(/ts$/, "js")}", import.meta.url).href`;
		return { code: code.replaceAll("import.meta.url", address) };
	},
	renderChunk(code, { fileName }) {
		return { code: code.replaceAll(MARK, `${posix.relative(dirname(fileName), "") || "."}/`) };
	},
};

/** The built form of `patterns`, in `dir`. */
function built(patterns: string[], dir: string) {
	const files = globSync(patterns, { cwd: root });
	return {
		cwd: root,
		input: Object.fromEntries(files.map((file) => [file.replace(/\.ts$/, ""), file])),
		platform: "node",
		external: (id: string) => !/^[./]/.test(id),
		plugins: [addresses],
		logLevel: "warn",
		// What it changes stays in its line, which is all that a stack names.
		onLog(level, log, report) {
			if (log.code !== "SOURCEMAP_BROKEN") report(level, log);
		},
		output: { dir, format: "esm", sourcemap: true, chunkFileNames: "chunks/[name]-[hash].js" },
	} satisfies RolldownOptions;
}

/** The threads alone, for tests that start them beside what they load from source. */
export const threads = (dir: string) => built(THREADS, dir);

export default defineConfig(built(STARTED, ".build"));
