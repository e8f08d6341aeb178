import { existsSync } from "node:fs";
import type { Command } from "commander";
import { pathsOf } from "../folder.ts";
import { backup as writeBackup } from "../journal/backup.ts";
import { Refusal } from "../model/problem.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print } from "./print.ts";

/** `gatehouse backup FILE`: a copy of the journal as of one moment, beside a running hub too. */
export function backup(program: Command): void {
	program
		.command("backup")
		.description("copy the journal, of a running hub too, to a file that does not exist yet")
		.argument("<file>")
		.addOption(configOption())
		.addOption(dataOption())
		.action((file: string, { data }: Common) => {
			const { journalFile } = pathsOf(data);
			if (!existsSync(journalFile))
				throw new Refusal({ code: "not-found", detail: `there is no journal at ${journalFile}` });
			writeBackup(journalFile, file);
			print(`${file}: written`);
		});
}
