import type { Command } from "commander";
import { z } from "zod";
import { ask } from "./ask.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print, table } from "./print.ts";

const made = z.object({ name: z.string(), link: z.string(), address: z.string().optional() });
const views = z.array(z.object({ name: z.string(), createdAt: z.number(), openedAt: z.number().optional() }));

/** `gatehouse display add|list|revoke`: wall screens, each with a credential of its own. */
export function display(program: Command): void {
	const command = program.command("display").description("the wall screens");
	command
		.command("add")
		.description("add a wall screen; prints the link that makes one browser that screen, once, within 15 minutes")
		.argument("<name>")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (name: string, common: Common) => {
			const { link, address } = made.parse(await ask(common, "display.add", { name }));
			const at = address === undefined ? ", after the console's address" : "";
			const how = `${name}: open this on the screen within 15 minutes${at}; it works once`;
			print(how, `${address ?? ""}/?kiosk#display=${link}`);
		});
	command
		.command("list")
		.description("the wall screens, and since when each is one")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (common: Common) => {
			const found = views.parse(await ask(common, "display.list", {}));
			print(
				...table(
					found.map(({ name, createdAt, openedAt }) => [
						name,
						openedAt === undefined
							? `its link was made ${timeOf(createdAt)}, and not opened yet`
							: `since ${timeOf(openedAt)}`,
					]),
				),
			);
		});
	command
		.command("revoke")
		.description("let a wall screen see nothing more; what it shows ends at once")
		.argument("<name>")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (name: string, common: Common) => {
			await ask(common, "display.revoke", { name });
			print(`${name}: revoked`);
		});
}

function timeOf(at: number): string {
	return new Date(at).toISOString();
}
