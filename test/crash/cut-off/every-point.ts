import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Case } from "./case.ts";
import type { Job, Lived } from "./child.ts";
import { copyOf } from "./copy-folder.ts";

const CHILD = new URL("./child.ts", import.meta.url).pathname;
/** Each process loads the same; compiled once, it takes a third of the time. */
const compiled = mkdtempSync(join(tmpdir(), "gatehouse-compiled-"));
const AT_A_TIME = 2;
const UNCOMPILED = { NODE_DISABLE_COMPILE_CACHE: "1" };
/** No job has so many. */
const NEVER = 1_000;

/**
 * Lets the job run to its end, and then once more for each of its points, in a fresh copy of what it begins with, until it
 * dies there by SIGKILL; has every folder looked at that is left, the whole one last. Gives the points.
 */
export async function atEveryPoint(one: Case): Promise<readonly string[]> {
	const whole = copyOf(one.data);
	const { lived, said } = await live(one.job(whole), { dieBefore: NEVER, env: { NODE_COMPILE_CACHE: compiled } });
	if (!lived) throw new Error(`it died, or failed: ${said}`);
	const { points } = lived;
	await cutOff(
		one,
		points.map((point, i) => ({
			before: `${i + 1}: ${point}`,
			how: { dieBefore: i + 1, env: { NODE_COMPILE_CACHE: compiled } },
		})),
	);
	await one.look({ path: whole, before: "nothing more" });
	rmSync(whole, { recursive: true });
	return points;
}

/** How a process is made to die. */
export interface How {
	/** Before which of its points. */
	readonly dieBefore?: number;
	/** What runs it. */
	readonly under?: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
}

/** Cuts the job off in each of these ways, and has what is left looked at. */
export async function cutOff(one: Case, ways: readonly { before: string; how: How }[]): Promise<void> {
	const left = [...ways];
	const worker = async () => {
		for (let way = left.shift(); way; way = left.shift()) {
			const path = copyOf(one.data);
			const { signal, said } = await live(one.job(path), way.how);
			if (signal !== "SIGKILL") throw new Error(`before ${way.before} it did not die: ${said}`);
			await one.look({ path, before: way.before });
			rmSync(path, { recursive: true });
		}
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}

/**
 * Does the job in a process of its own, until it ends or dies. Unless a way says where, nothing that was compiled is kept:
 * the files of that are no part of the job, and are written by the first process only.
 */
export async function live(job: Job, { dieBefore = NEVER, under = [], env = UNCOMPILED }: How) {
	const [program = "", ...args] = [...under, process.execPath, CHILD, JSON.stringify(job), String(dieBefore)];
	const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
	const ended = new Promise<NodeJS.Signals | null>((done) => child.once("close", (_, signal) => done(signal)));
	const [out, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
	const signal = await ended;
	const last = out.trim().split("\n").at(-1) ?? "";
	const lived: Lived | undefined = child.exitCode === 0 ? JSON.parse(last) : undefined;
	return { lived, signal, said };
}
