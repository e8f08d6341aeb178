import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import { z } from "zod";
import { Refusal } from "../model/problem.ts";
import { checkpointsOf, sheetsOf } from "../plates/checkpoints.ts";
import { platesOf } from "../plates/sheet.ts";
import { readSite } from "../site/read.ts";
import { ask } from "./ask.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print } from "./print.ts";

const codes = z.array(z.object({ checkpoint: z.string(), version: z.number(), code: z.string() }));

/** `gatehouse patrol plates`: what hangs at the checkpoints, as a PDF to print. */
export function patrol(program: Command): void {
	const command = program.command("patrol").description("checkpoints and what hangs there");
	command
		.command("plates")
		.description("write the plates of all checkpoints as a PDF, one A6 sheet each: name, code, signed QR code")
		.option("--output <file>", "where to write it", "plates.pdf")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async ({ output, ...common }: Common & { output: string }) => {
			const site = await readSite(common.config);
			const ids = checkpointsOf(site).map(({ id }) => id);
			const plates = codes.parse(await ask(common, "patrol.plates", { ids }));
			const bytes = await platesOf(sheetsOf(site, plates));
			try {
				writeFileSync(output, bytes);
			} catch (error) {
				const why = error instanceof Error ? error.message : String(error);
				throw new Refusal({ code: "wrong-usage", detail: `--output: ${output} can't be written: ${why}` });
			}
			print(`${output}: ${plates.length} plates`);
		});
}
