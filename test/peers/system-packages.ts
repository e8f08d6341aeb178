import { execFileSync } from "node:child_process";

/** Makes sure that these programs are there, as system packages; says what to do where it may not install them. */
export function ensurePrograms(programs: readonly string[], packages: readonly string[]): void {
	process.env.PATH = `${process.env.PATH}:/usr/sbin:/sbin`;
	const missing = programs.filter((program) => !isThere(program));
	if (missing.length === 0) return;
	if (process.getuid?.() !== 0)
		throw new Error(
			`${missing.join(", ")} not found, and only root may install them: apt-get install ${packages.join(" ")}`,
		);
	execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
	execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { stdio: "ignore" });
}

function isThere(program: string): boolean {
	try {
		execFileSync("sh", ["-c", `command -v ${program}`]);
		return true;
	} catch {
		return false;
	}
}
