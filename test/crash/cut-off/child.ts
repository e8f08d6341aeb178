import { dieBefore, points } from "./dying.ts";

/** What the process is to do until it dies: start on a journal's file, or a command line. */
export type Job = { readonly open: string } | { readonly run: readonly string[] };

/** The points that it passed, where it lived to the end. */
export interface Lived {
	readonly points: readonly string[];
}

const [job = "", n = ""] = process.argv.slice(2);
const asked: Job = JSON.parse(job);
// Each is loaded before anything is counted.
if ("open" in asked) {
	const { openFile } = await import("../../../src/journal/store/open-file.ts");
	dieBefore(Number(n));
	openFile(asked.open).db.close();
} else {
	const { run } = await import("../../../src/cli/program.ts");
	dieBefore(Number(n));
	const exit = await run(asked.run);
	if (exit !== 0) process.exit(exit);
}
const lived: Lived = { points };
process.stdout.write(`\n${JSON.stringify(lived)}\n`);
