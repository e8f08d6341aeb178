import type { Command } from "commander";
import { z } from "zod";
import { ask } from "./ask.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print, table } from "./print.ts";

/** `gatehouse reader add`: MQTT credentials that may only read what the hub publishes. */
export function reader(program: Command): void {
	program
		.command("reader")
		.description("other systems that may read what the hub publishes over MQTT")
		.command("add")
		.description("make credentials that may subscribe to …/hub/# and nothing else; shown once")
		.argument("<name>")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (name: string, common: Common) => {
			const made = z.record(z.string(), z.string()).parse(await ask(common, "reader.add", { name }));
			print(...table(Object.entries(made)));
		});
}
