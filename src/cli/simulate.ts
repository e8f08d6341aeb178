import { readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { z } from "zod";
import { compoundOf } from "../../simulators/compound.ts";
import { runSimulation } from "../../simulators/run.ts";
import { Refusal } from "../model/problem.ts";
import { readSite } from "../site/read.ts";
import { errorLog } from "./log.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { mustFit, scenarioNamed } from "./scenario.ts";

interface SimulateOptions extends Common {
	readonly broker: string;
	readonly credentials: string;
	readonly seed: string;
}

/** `gatehouse simulate [SCENARIO]`: virtual hardware against a hub elsewhere, in real time, until SIGINT or SIGTERM. */
export function simulate(program: Command): void {
	program
		.command("simulate")
		.description("simulate the compound's devices against a hub elsewhere, in real time")
		.argument("[scenario]", "what happens", "living")
		.addOption(new Option("--broker <url>", "where the devices connect").env("GATEHOUSE_BROKER").makeOptionMandatory())
		.addOption(new Option("--credentials <file>", "what `device credentials --json` printed").makeOptionMandatory())
		.addOption(new Option("--seed <text>", "the same seed, the same story").default("jingxin"))
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (name: string, { config, broker, credentials, seed }: SimulateOptions) => {
			const scenario = await scenarioNamed(name);
			const compound = compoundOf(await readSite(config));
			mustFit(scenario, compound);
			const log = errorLog();
			const simulation = await runSimulation(
				{
					compound,
					scenario: name,
					seed,
					time: { startAt: Date.now(), startedAt: Date.now(), speed: 1 },
					broker,
					credentials: readCredentials(credentials),
				},
				(level, message, about) => log[level]({ ...about }, message),
			);
			await new Promise<void>((stop) => process.once("SIGINT", () => stop()).once("SIGTERM", () => stop()));
			await simulation.stop();
		});
}

function readCredentials(file: string): Record<string, string> {
	try {
		return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, "utf8")));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const detail = `--credentials ${file}: ${reason}; expected the JSON object that \`device credentials --json\` prints`;
		throw new Refusal({ code: "wrong-usage", detail });
	}
}
