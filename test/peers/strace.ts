import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Makes sure that strace is there, as a system package; says what to do where it may not install one. */
export function ensureStrace(): void {
	try {
		execFileSync("strace", ["--version"], { stdio: "ignore" });
		return;
	} catch {
		if (process.getuid?.() !== 0)
			throw new Error("strace not found, and only root may install it: apt-get install strace");
	}
	execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
	execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "strace"], { stdio: "ignore" });
}

/** System calls that change what is on disk; of those a process makes one of each row. */
const CALLS = ["rename", "renameat2", "unlink", "unlinkat", "fsync", "fdatasync", "ftruncate", "pwrite64"] as const;

export type Call = (typeof CALLS)[number];

/** What runs a process and counts these calls into a file. */
export function counting(file: string): readonly string[] {
	return ["strace", "-f", "-o", file, "-e", `trace=${CALLS.join(",")}`];
}

/** How often each thread's busiest made a call, as `counting` wrote it: the injection counts for each thread anew. */
export function counted(file: string): { call: Call; count: number }[] {
	const byThread = new Map<string, number>();
	for (const line of readFileSync(file, "utf8").split("\n")) {
		const [, thread, call] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
		if (call !== undefined) byThread.set(`${thread} ${call}`, (byThread.get(`${thread} ${call}`) ?? 0) + 1);
	}
	const most = (call: Call) =>
		Math.max(0, ...[...byThread].flatMap(([key, n]) => (key.endsWith(` ${call}`) ? [n] : [])));
	return CALLS.map((call) => ({ call, count: most(call) }));
}

/** What runs a process and kills it as it enters its `n`th such call. */
export function killing(call: Call, n: number): readonly string[] {
	return ["strace", "-f", "-o", "/dev/null", "-e", `trace=${call}`, "-e", `inject=${call}:signal=SIGKILL:when=${n}`];
}
