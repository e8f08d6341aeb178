import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { newFolder } from "../hub-process.ts";

/** What a checkout writes itself. */
const OWN = new Set([".installed-lock", ".types"]);

/** A checkout whose packages are installed already, so that `.ci/install` has nothing to do. */
export function checkout(): string {
	const root = newFolder();
	const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
	for (const file of files.split("\n")) {
		if (file !== "" && !file.startsWith("test/") && file !== "node_modules") cpSync(file, join(root, file));
	}
	mkdirSync(join(root, "node_modules"));
	for (const name of readdirSync("node_modules")) {
		if (!OWN.has(name)) symlinkSync(resolve("node_modules", name), join(root, "node_modules", name));
	}
	cpSync("package-lock.json", join(root, "node_modules/.installed-lock"));
	return root;
}

/** Processes whose working folder is `root`, by what `/proc` says. */
export function living(root: string): string[] {
	return readdirSync("/proc").flatMap((pid) => {
		try {
			if (!/^\d+$/.test(pid) || readlinkSync(`/proc/${pid}/cwd`) !== root) return [];
			return [readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")];
		} catch {
			// It ended while we looked, or is not ours.
			return [];
		}
	});
}
