import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Carries out command lines of the built hub one after the other in one process, and ends only if each has let go of all
// that it opened: node in-turn.ts PROGRAM FILE LINES. PROGRAM has `run`, as the hub's own start; FILE gets what each said.
const [program = "", file = "", given = "[]"] = process.argv.slice(2);
const lines: readonly (readonly string[])[] = JSON.parse(given);

process.umask(0o077);
const { run }: typeof import("../../../src/cli/program.ts") = await import(pathToFileURL(program).href);
const outcomes: { readonly exit: number; readonly stderr: string }[] = [];
let stderr = "";
process.stderr.write = (text: string | Uint8Array) => {
	stderr += typeof text === "string" ? text : Buffer.from(text).toString();
	return true;
};
for (const line of lines) {
	stderr = "";
	const exit = await run(line);
	outcomes.push({ exit, stderr });
}
writeFileSync(file, JSON.stringify(outcomes));
