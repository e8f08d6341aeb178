import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { newFolder } from "../hub-process.ts";

const BLOCK = Buffer.alloc(4_096);

/** A disk of its own, in memory, that a test fills and empties. */
export interface SmallDisk {
	/** A data folder on it. */
	readonly data: string;
	/** Takes every block that is left. */
	fill(): void;
	/** Gives back what `fill` took. */
	empty(): void;
	/** From now on nothing new can be opened to be written, or it can again. */
	allow(how: "ro" | "rw"): void;
	remove(): void;
}

/** Mounts one of so many MiB; says what is missing where that can't be done. */
export function mountSmallDisk(mib: number): SmallDisk {
	if (process.getuid?.() !== 0) {
		throw new Error("only root may mount the small disk that this test fills: run test:peers as root");
	}
	const place = newFolder();
	mount("-t", "tmpfs", "-o", `size=${mib}m,mode=700`, "gatehouse-test", place);
	const ballast = join(place, "ballast");
	const data = join(place, "data");
	mkdirSync(data, { mode: 0o700 });
	return {
		data,
		fill() {
			const fd = openSync(ballast, "a");
			try {
				for (;;) writeSync(fd, BLOCK);
			} catch (error) {
				if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
			} finally {
				closeSync(fd);
			}
		},
		empty: () => rmSync(ballast),
		allow: (how) => mount("-o", `remount,${how}`, place),
		remove() {
			execFileSync("umount", ["-l", place]);
			rmSync(place, { recursive: true });
		},
	};
}

function mount(...args: readonly string[]): void {
	try {
		execFileSync("mount", args, { stdio: ["ignore", "ignore", "pipe"] });
	} catch (error) {
		throw new Error("this system mounts no small disk for a test, not for root either; run test:peers where it does", {
			cause: error,
		});
	}
}
