import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Job, Lived } from "./child.ts";
import { copyOf } from "./copy-folder.ts";

const CHILD = new URL("./child.ts", import.meta.url).pathname;
/** Each process loads the same; compiled once, it takes a third of the time. */
const compiled = mkdtempSync(join(tmpdir(), "gatehouse-compiled-"));
const AT_A_TIME = 2;
/** A job that never ends is a fault; this is far beyond what any needs. */
const POINTS_MAX = 200;

/** A folder in which a process died right before one of its changes. */
export interface Left {
	readonly path: string;
	/** What it was about to do. */
	readonly before: string;
}

/**
 * Lets the job run in a copy of `given` until it lives to the end, and then once more for each of its points, in a fresh
 * copy, until it dies there by SIGKILL. Gives every folder that it left to `look`, the whole one last.
 */
export async function atEveryPoint(
	given: string,
	job: (path: string) => Job,
	look: (left: Left) => Promise<void> | void,
): Promise<readonly string[]> {
	const whole = await attempt(given, job, POINTS_MAX);
	if (!whole.lived) throw new Error(`it died, or failed: ${whole.said}`);
	const { points } = whole.lived;
	const numbers = points.map((_, i) => i + 1);
	const worker = async () => {
		for (let n = numbers.shift(); n !== undefined; n = numbers.shift()) {
			const { path, lived, signal, said } = await attempt(given, job, n);
			const before = `${n}: ${points[n - 1]}`;
			if (lived || signal !== "SIGKILL") throw new Error(`before ${before} it did not die: ${said}`);
			await look({ path, before });
			rmSync(path, { recursive: true });
		}
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, worker));
	await look({ path: whole.path, before: "nothing more" });
	rmSync(whole.path, { recursive: true });
	return points.map((point) => point.replaceAll(whole.path, ""));
}

async function attempt(given: string, job: (path: string) => Job, n: number) {
	const path = copyOf(given);
	const child = spawn(process.execPath, [CHILD, JSON.stringify(job(path)), String(n)], {
		stdio: ["ignore", "pipe", "pipe"],
		env: { ...process.env, NODE_COMPILE_CACHE: compiled },
	});
	const ended = new Promise<NodeJS.Signals | null>((done) => child.once("close", (_, signal) => done(signal)));
	const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
	const signal = await ended;
	const last = out.trim().split("\n").at(-1) ?? "";
	const lived: Lived | undefined = child.exitCode === 0 ? JSON.parse(last) : undefined;
	return { path, lived, signal, said: err };
}
