import type { Command } from "commander";
import { z } from "zod";
import { ask } from "./ask.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print } from "./print.ts";

const epoch = z.object({ from: z.number(), to: z.number() });

/** `gatehouse clock confirm`: somebody has looked, and says that the machine's clock is right. */
export function clock(program: Command): void {
	const command = program.command("clock").description("the running hub's clock");
	command
		.command("confirm")
		.description("the machine's clock is right, though the hub doubts it: its time is set by it")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (common: Common) => {
			const { from, to } = epoch.parse(await ask(common, "clock.confirm", {}));
			print(`the hub's time was ${new Date(from).toISOString()} and is ${new Date(to).toISOString()}`);
		});
}
