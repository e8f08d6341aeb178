import { dirname, join, parse } from "node:path";

/** The pictures' folder beside a journal. */
export const PICTURES = "snapshots";
/** The socket by which commands reach a running hub, beside a journal. */
export const SOCKET = "hub.sock";
/** What SQLite keeps beside a database; under another database's name each of them would be taken for a part of it. */
export const COMPANIONS = ["-wal", "-shm", "-journal"] as const;

/** Where a file is built before it takes its name. */
export function partOf(file: string): string {
	return `${file}.part`;
}

/** Says which journal a folder holds: `journal.id` beside `journal.sqlite`. */
export function identityFile(file: string): string {
	return join(dirname(file), `${parse(file).name}.id`);
}

/** Says that another journal is taking this one's place. */
export function swapFile(file: string): string {
	return `${file}.swap`;
}

/** Says that a backup is being restored where no journal stands yet. */
export function restoringMark(file: string): string {
	return `${file}.restoring`;
}

/** Says that a sync of this journal failed. */
export function unsyncedMark(file: string): string {
	return `${file}.sync-failed`;
}

/** Where a journal is kept that had to give its place away, the `n`th of them. */
export function keptName(file: string, n: number): string {
	return `${file}.replaced-${n}`;
}

/** Which one it is, of those that had to give their place away; undefined if it is none. */
export function keptNumber(file: string, name: string): number | undefined {
	const digits = name.startsWith(keptName(file, 0).slice(0, -1)) ? name.slice(keptName(file, 0).length - 1) : "";
	return /^\d+$/.test(digits) ? Number(digits) : undefined;
}
