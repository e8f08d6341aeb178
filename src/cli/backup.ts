import type { Command } from "commander";
import { pathsOf } from "../hub/data-folder.ts";
import { backup as writeBackup } from "../journal/store/backup.ts";
import { mustStand } from "../journal/store/file-state.ts";
import { copyPictures } from "../snapshots/copy.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print } from "./print.ts";

/** Where the pictures of a backup are: in a folder beside it. */
export function picturesBeside(file: string): string {
	return `${file}.snapshots`;
}

/** `gatehouse backup FILE`: a copy of the journal as of one moment, beside a running hub too, and its pictures. */
export function backup(program: Command): void {
	program
		.command("backup")
		.description(
			"copy the journal, of a running hub too, to a file that does not exist yet, and the pictures beside it",
		)
		.argument("<file>")
		.addOption(configOption())
		.addOption(dataOption())
		.action((file: string, { data }: Common) => {
			const { journalFile, pictures } = pathsOf(data);
			mustStand(journalFile);
			writeBackup(journalFile, file, () => {
				const copied = copyPictures(pictures, picturesBeside(file));
				if (copied > 0) print(`${picturesBeside(file)}: ${copied} pictures`);
			});
			print(`${file}: written`);
		});
}
