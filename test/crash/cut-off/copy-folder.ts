import { cpSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identityOf, keepIdentity } from "../../../src/journal/store/identity.ts";

/** Copies a data folder, as if the hub had been there all the time; gives the copy. */
export function copyOf(path: string): string {
	const copy = mkdtempSync(join(tmpdir(), "gatehouse-cut-"));
	cpSync(path, copy, { recursive: true, preserveTimestamps: true });
	const file = join(copy, "journal.sqlite");
	const id = identityOf(file)?.journal;
	if (id !== undefined && existsSync(file)) keepIdentity(file, id);
	return copy;
}
