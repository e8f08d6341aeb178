import { existsSync } from "node:fs";
import { pathsOf, takeFolder } from "../hub/data-folder.ts";
import { restore } from "../journal/store/backup.ts";
import { fileStateOf } from "../journal/store/file-state.ts";
import { madeUpIn } from "../journal/store/made-up.ts";
import { partOf } from "../journal/store/names.ts";
import { Refusal } from "../model/problem.ts";
import type { Site } from "../model/site.ts";

/**
 * Begins a folder that was never used with a history made beforehand, as a restored backup: checked, and with a name of its
 * own. Where there is a journal, or no such file, nothing happens.
 *
 * @throws {Refusal} `chain-broken`: the file is damaged; `wrong-usage`: it is no made history, or another site's. Nothing was
 * changed.
 */
export function beginWith(history: string, data: string, site: Pick<Site, "id">): void {
	if (fileStateOf(pathsOf(data).journalFile) !== "none" || !existsSync(history)) return;
	const folder = takeFolder(data);
	try {
		if (fileStateOf(folder.journalFile) !== "none") return;
		restore(history, folder.journalFile, () => mustBeMadeFor(site, { history, part: partOf(folder.journalFile) }));
	} finally {
		folder.release();
	}
}

/** What happened at a real site is no demonstration, and simulated devices go on with their own site's alone. */
function mustBeMadeFor({ id }: Pick<Site, "id">, { history, part }: { history: string; part: string }): void {
	const made = madeUpIn(part);
	if (made?.site === id) return;
	const found = made ? `a history of ${made.site}` : "a journal of what happened";
	const detail = `--history ${history}: found ${found}, expected what \`history generate\` made for ${id}`;
	throw new Refusal({ code: "wrong-usage", detail });
}
