import type { Command } from "commander";
import { takeFolder } from "../hub/data-folder.ts";
import { restore as putBack } from "../journal/store/backup.ts";
import { copyPictures } from "../snapshots/copy.ts";
import { picturesBeside } from "./backup.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print } from "./print.ts";

/** `gatehouse restore FILE`: a backup in the journal's place, while no hub runs. */
export function restore(program: Command): void {
	program
		.command("restore")
		.description("put a backup in the journal's place, after checking it; no hub may run")
		.argument("<file>")
		.addOption(configOption())
		.addOption(dataOption())
		.action((file: string, { data }: Common) => {
			const folder = takeFolder(data);
			try {
				const { report, replaced } = putBack(file, folder.journalFile, () => {
					const copied = copyPictures(picturesBeside(file), folder.pictures);
					if (copied > 0) print(`${folder.pictures}: ${copied} pictures`);
				});
				print(`${folder.journalFile}: restored, ${report.entries} entries up to seq ${report.head.seq}`);
				if (replaced !== undefined) print(`what was there before is kept as ${replaced}`);
			} finally {
				folder.release();
			}
		});
}
