import type { Command } from "commander";
import { takeFolder } from "../hub/data-folder.ts";
import { mustStand } from "../journal/store/file-state.ts";
import { PROJECTION_NAMES, rebuildFile } from "../journal/writer/rebuild-file.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print } from "./print.ts";

export interface RebuildOptions extends Common {
	readonly judgeAnew?: boolean;
}

/** `gatehouse rebuild PROJECTION…`: makes what is kept beside the journal anew from it, while no hub runs. */
export function rebuild(program: Command): void {
	program
		.command("rebuild")
		.description(`make anew from the journal what is kept beside it: ${PROJECTION_NAMES.join(", ")}; no hub may run`)
		.argument("<projection...>")
		.addOption(configOption())
		.addOption(dataOption())
		.option("--judge-anew", "go on where an entry is judged otherwise by now than it was then")
		.action(rebuildNamed);
}

/** Makes these anew and says what was found. */
export async function rebuildNamed(
	names: readonly string[],
	{ config, data, judgeAnew = false }: RebuildOptions,
): Promise<void> {
	const folder = takeFolder(data);
	try {
		mustStand(folder.journalFile);
		const siteSource = { configFile: config };
		const { entries, otherwise, differed } = await rebuildFile(folder.journalFile, names, { siteSource, judgeAnew });
		print(
			`${names.join(", ")}: rebuilt from ${entries} entries`,
			...[...differed].map(([table, rows]) => `  ${table}: ${rowsSaid(rows)}`),
			...(otherwise > 0 ? [`entries that are judged otherwise by now than they were: ${otherwise}`] : []),
		);
	} finally {
		folder.release();
	}
}

function rowsSaid(differed: number): string {
	if (differed === 0) return "every row was as the journal says";
	return differed === 1 ? "1 row was not as the journal says" : `${differed} rows were not as the journal says`;
}
