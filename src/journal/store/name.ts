import { randomUUID } from "node:crypto";
import type { Connection } from "./connect.ts";

/** The journal's id; undefined where it never got one: then nothing was ever acknowledged from it. */
export function nameIn(db: Connection): string | undefined {
	const hasTable = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'folder'").get();
	if (!hasTable) return undefined;
	return db.prepare<[], { value: string }>("SELECT value FROM folder WHERE key = 'journal'").get()?.value;
}

/** The journal's id, made at its first opening. */
export function named(db: Connection): string {
	const known = nameIn(db);
	if (known !== undefined) return known;
	const made = randomUUID();
	db.prepare("INSERT INTO folder (key, value) VALUES ('journal', ?)").run(made);
	return made;
}
