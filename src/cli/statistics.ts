import type { Command } from "commander";
import { configOption, dataOption } from "./options.ts";
import { type RebuildOptions, rebuildNamed } from "./rebuild.ts";

/** `gatehouse statistics rebuild`: makes the figures anew from the journal, while no hub runs. */
export function statistics(program: Command): void {
	program
		.command("statistics")
		.description("what figures are made of")
		.command("rebuild")
		.description("make it anew from the journal; no hub may run")
		.addOption(configOption())
		.addOption(dataOption())
		.option("--judge-anew", "go on where an entry is judged otherwise by now than it was then")
		.action((options: RebuildOptions) => rebuildNamed(["statistics"], options));
}
