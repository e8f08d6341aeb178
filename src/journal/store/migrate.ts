import { readdirSync, readFileSync } from "node:fs";
import { Refusal } from "../../model/problem.ts";
import type { Connection } from "./connect.ts";
import { fileOf } from "./opening.ts";

const FOLDER = new URL("../schema/", import.meta.url);
const FILE = /^(\d{4})-[a-z-]+\.sql$/;

interface Migration {
	readonly version: number;
	readonly file: string;
}

function migrations(): readonly Migration[] {
	return readdirSync(FOLDER)
		.flatMap((file) => {
			const version = FILE.exec(file)?.[1];
			return version === undefined ? [] : [{ version: Number(version), file }];
		})
		.sort((a, b) => a.version - b.version);
}

/**
 * Brings the schema up to date: each numbered file of `schema/` above the file's `user_version`, each in its transaction.
 * A crash in between leaves the last whole step.
 *
 * @throws {Refusal} `newer-database`: a newer Gatehouse has been here; nothing was changed.
 */
export function migrate(db: Connection): void {
	const found = refuseNewer(db);
	const steps = migrations();
	for (const { version, file } of steps) {
		if (version <= found) continue;
		const sql = readFileSync(new URL(file, FOLDER), "utf8");
		db.transaction(() => {
			db.exec(sql);
			db.pragma(`user_version = ${version}`);
		}).immediate();
	}
}

/**
 * The schema's version in the file.
 *
 * @throws {Refusal} `newer-database`: it is above the newest that this Gatehouse knows.
 */
export function refuseNewer(db: Connection): number {
	const known = migrations().at(-1)?.version ?? 0;
	const found = versionOf(db);
	if (found <= known) return found;
	throw new Refusal({
		code: "newer-database",
		detail: `${fileOf(db)} has schema version ${found}; this Gatehouse knows up to ${known}. Start the newer Gatehouse, or restore a backup.`,
	});
}

/** The schema's version in the file; 0 for an empty one. */
function versionOf(db: Connection): number {
	return Number(db.pragma("user_version", { simple: true }));
}
