import { existsSync } from "node:fs";
import { pathsOf, takeFolder } from "../hub/data-folder.ts";
import { restore } from "../journal/store/backup.ts";
import { fileStateOf } from "../journal/store/file-state.ts";

/**
 * Begins a folder that was never used with a history made beforehand, as a restored backup: checked, and with a name of its
 * own. Where there is a journal, or no such file, nothing happens.
 *
 * @throws {Refusal} `chain-broken`: the file is damaged; nothing was changed.
 */
export function beginWith(history: string, data: string): void {
	if (fileStateOf(pathsOf(data).journalFile) !== "none" || !existsSync(history)) return;
	const folder = takeFolder(data);
	try {
		if (fileStateOf(folder.journalFile) === "none") restore(history, folder.journalFile);
	} finally {
		folder.release();
	}
}
