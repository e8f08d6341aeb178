import { mkdirSync } from "node:fs";
import Database from "better-sqlite3";

const GATEHOUSE = 0x47415445;

/** A data folder with the journal of a Gatehouse to come. */
export function futureDatabase(folder: string): void {
	mkdirSync(folder, { mode: 0o700 });
	const future = new Database(`${folder}/journal.sqlite`);
	future.pragma(`application_id = ${GATEHOUSE}`);
	future.pragma("user_version = 999");
	future.close();
}

/** A data folder with the database of another program in the journal's place. */
export function foreignDatabase(folder: string): void {
	mkdirSync(folder, { mode: 0o700 });
	const foreign = new Database(`${folder}/journal.sqlite`);
	foreign.exec("CREATE TABLE recipe (name TEXT)");
	foreign.close();
}
