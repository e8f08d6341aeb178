import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One suite at a time installs: the package manager refuses a second one. */
const LOCK = join(tmpdir(), "gatehouse-packages.lock");

/** Makes sure that these programs are there, as system packages; says what to do where it may not install them. */
export function ensurePrograms(programs: readonly string[], packages: readonly string[]): void {
	process.env.PATH = `${process.env.PATH}:/usr/sbin:/sbin`;
	const missing = programs.filter((program) => !isThere(program));
	if (missing.length === 0) return;
	if (process.getuid?.() !== 0)
		throw new Error(
			`${missing.join(", ")} not found, and only root may install them: apt-get install ${packages.join(" ")}`,
		);
	const install = `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${packages.join(" ")}`;
	execFileSync("flock", [LOCK, "sh", "-c", install], { stdio: "ignore" });
}

function isThere(program: string): boolean {
	try {
		execFileSync("sh", ["-c", `command -v ${program}`]);
		return true;
	} catch {
		return false;
	}
}
