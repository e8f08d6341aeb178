import { Command, CommanderError } from "commander";
import { VERSION } from "../version.ts";
import { audit } from "./audit.ts";
import { backup } from "./backup.ts";
import { device } from "./device.ts";
import { doctor } from "./doctor.ts";
import { failureOf } from "./failure.ts";
import { reader } from "./reader.ts";
import { rehearse } from "./rehearse.ts";
import { restore } from "./restore.ts";
import { serve } from "./serve.ts";
import { simulate } from "./simulate.ts";
import { user } from "./user.ts";

/** Wrong usage or configuration, by the contract. */
const WRONG_USAGE = 2;

/**
 * Carries out one command line and says how it went: 0 done, 1 failed, 2 wrong usage or configuration. What a command
 * answers goes to standard output, what went wrong to standard error.
 */
export async function run(args: readonly string[]): Promise<number> {
	const program = new Command("gatehouse")
		.description("The security monitoring event hub of a residential compound")
		.version(VERSION);
	for (const add of [serve, user, device, reader, simulate, backup, restore, audit, rehearse, doctor]) add(program);
	throwInsteadOfExit(program);
	try {
		await program.parseAsync(args, { from: "user" });
		return 0;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
		const { lines, exit } = failureOf(error);
		process.stderr.write(`${lines.join("\n")}\n`);
		return exit;
	}
}

/** Commands do not inherit it when they are added first. */
function throwInsteadOfExit(command: Command): void {
	command.exitOverride().showHelpAfterError("(add --help for what there is)");
	for (const sub of command.commands) throwInsteadOfExit(sub);
}
