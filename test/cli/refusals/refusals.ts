import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ceiling } from "../../waiting.ts";

const PROGRAM = ".build/src/cli/program.js";
/** Something that a refused command left open keeps the process from ending. */
const GIVES_UP_MS = 200_000;

/** One line, and what it might have meant or where there is more in brackets. */
const ONE_LINE = /^.+\n(\(.+\)\n)*$/;

const outcomes = z.array(z.object({ exit: z.number(), stderr: z.string() }));

/** A command line that is refused. */
export interface Refusal {
	readonly what: string;
	readonly run: () => readonly string[];
	readonly exit: 1 | 2;
	/** All of these must be said. */
	readonly says: () => readonly (string | RegExp)[];
	/** In as many lines as there are mistakes; absent, in one. */
	readonly inLines?: true;
}

/** A folder for what is asked of a file's refusals, and paths in it. */
export function refusalsFolder(): (name: string) => string {
	const folder = mkdtempSync(join(tmpdir(), "refusals-"));
	return (name) => join(folder, name);
}

/** `serve`, on free ports where none is named. */
export function serve(...args: readonly string[]): readonly string[] {
	const ports = ["--http", "--mqtt"].flatMap((port) => (args.includes(port) ? [] : [port, "127.0.0.1:0"]));
	return ["serve", ...ports, ...args];
}

/** The command lines in turn, in one process that has to end by itself. */
async function inTurn(lines: readonly (readonly string[])[]) {
	const file = refusalsFolder()("outcomes.json");
	const given = [resolve("test/cli/refusals/in-turn.ts"), PROGRAM, file, JSON.stringify(lines)];
	const child = spawn(process.execPath, given, { stdio: ["ignore", "pipe", "pipe"] });
	const closed = once(child, "close");
	const late = ceiling(GIVES_UP_MS, () => child.kill("SIGKILL"));
	const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
	await closed;
	late.lift();
	if (child.exitCode !== 0) throw new Error(`it ended with ${child.exitCode ?? child.signalCode}: ${stderr}${stdout}`);
	return { each: outcomes.parse(JSON.parse(readFileSync(file, "utf8"))), stdout };
}

/** Tests that each says what it is, without a stack, that none is ready for anything, and that all end. */
export function refused(cases: readonly Refusal[]): void {
	let ran: Awaited<ReturnType<typeof inTurn>>;
	beforeAll(async () => {
		ran = await inTurn(cases.map(({ run }) => run()));
	});

	test.each(cases.map((one, index) => ({ ...one, index })))(
		"$what: says which, without a stack, and ends with $exit",
		({ index, exit, says, inLines = false }) => {
			const { stderr = "", exit: code } = ran.each[index] ?? {};
			for (const said of says()) {
				if (typeof said === "string") expect(stderr).toContain(said);
				else expect(stderr).toMatch(said);
			}
			expect(stderr).not.toMatch(/\n\s+at /);
			if (!inLines) expect(stderr).toMatch(ONE_LINE);
			expect(code).toBe(exit);
		},
	);

	test("nothing that is refused says that it is ready", () => expect(ran.stdout).not.toContain('"ready"'));
}
