import { existsSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { checkWhole } from "./backup.ts";
import { copyInto, partOf, syncPath, takeName } from "./copy.ts";

function markerOf(file: string): string {
	return `${file}.sync-failed`;
}

/** Notes that a sync of this file failed, as well as the disk still lets us. */
export function markUnsynced(file: string): void {
	try {
		writeFileSync(markerOf(file), "A sync failed: pages marked clean may exist in memory only.\n");
		syncPath(dirname(file));
	} catch {
		// The disk is failing; the hub ends loudly all the same.
	}
}

/**
 * After a failed sync, copies the journal into a fresh file that is checked whole, before anything is acknowledged again:
 * what the operating system holds as clean may never have reached the disk. Returns where the old file is kept.
 *
 * @throws {Refusal} `chain-broken`: what can be read is not whole.
 */
export function rescue(file: string): string | undefined {
	const marker = markerOf(file);
	if (!existsSync(marker)) return undefined;
	if (!existsSync(file)) {
		rmSync(marker);
		return undefined;
	}
	const part = partOf(file);
	copyInto(file, part);
	checkWhole(part, file);
	const kept = takeName(part, file);
	rmSync(marker);
	return kept;
}
