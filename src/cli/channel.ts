import type { Command } from "commander";
import { z } from "zod";
import { pathsOf } from "../hub/data-folder.ts";
import { checkStore } from "../journal/store/check-store.ts";
import { DELIVERY_STATES } from "../model/delivery.ts";
import { Refusal } from "../model/problem.ts";
import { readSite } from "../site/read.ts";
import { ask } from "./ask.ts";
import { standingWords } from "./channel-lines.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print, table } from "./print.ts";

const came = z.object({
	state: z.enum(DELIVERY_STATES),
	reason: z.string().optional(),
	answer: z.string().optional(),
});

/** `gatehouse channel list|test`: the ways beyond the screen. */
export function channel(program: Command): void {
	const command = program.command("channel").description("the channels beyond the screen");
	command
		.command("list")
		.description("every channel: id, words, what last arrived by it and what last did not")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async ({ config, data }: Common) => {
			const { channels = [] } = await readSite(config);
			const standings = checkStore(pathsOf(data).journalFile)?.channels;
			print(...table(channels.map(({ id, words }) => [id, words.en, standingWords(standings?.get(id))])));
		});
	command
		.command("test")
		.description("send a test message by the running hub, once, and say what became of it")
		.argument("<id>")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (id: string, common: Common) => {
			const { state, reason = "unknown", answer } = came.parse(await ask(common, "channel.test", { id }));
			if (state === "delivered") return print(`${id}: delivered`);
			if (state !== "dead") return print(`${id}: no answer yet; \`channel list\` says what becomes of it`);
			const said = answer === undefined ? "" : ` (${answer})`;
			throw new Refusal({ code: "wrong-state", detail: `${id}: the test message was not delivered: ${reason}${said}` });
		});
}
