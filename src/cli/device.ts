import type { Command } from "commander";
import { z } from "zod";
import { Refusal } from "../model/problem.ts";
import { readSite } from "../site/read.ts";
import { ask } from "./ask.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print, table } from "./print.ts";

const secrets = z.record(z.string(), z.string());

/** `gatehouse device list|credentials|revoke`: the devices of the site, and what they sign in with. */
export function device(program: Command): void {
	const command = program.command("device").description("the site's devices, and what they sign in with");
	command
		.command("list")
		.description("every device: id, kind, zone, words")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async ({ config }: Common) => {
			const site = await readSite(config);
			print(...table([...site.devices.values()].map(({ id, kind, zone, words }) => [id, kind, zone, words.en])));
		});
	command
		.command("credentials")
		.description("make new passwords for devices or gateways; they are shown once, the old ones work no more")
		.argument("[ids...]", "ids of devices or gateways")
		.option("--all", "for every one")
		.option("--json", "as one JSON object, the form that `simulate --credentials` reads")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (ids: string[], { all, json, ...common }: Common & { all?: true; json?: true }) => {
			if (ids.length === 0 && !all) {
				throw new Refusal({ code: "wrong-usage", detail: "device credentials: name devices, or say --all" });
			}
			const made = secrets.parse(await ask(common, "device.credentials", all ? {} : { ids }));
			print(...(json ? [JSON.stringify(made)] : table(Object.entries(made))));
		});
	command
		.command("revoke")
		.description("take a device's password away; a connected one is cut off")
		.argument("<id>")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (id: string, common: Common) => {
			await ask(common, "device.revoke", { id });
			print(`${id}: revoked`);
		});
}
