import { Command, CommanderError } from "commander";
import { VERSION } from "../hub/version.ts";
import { failureOf } from "./failure.ts";

/** In the order of the help. Only the one that was asked for is loaded: the hub has to be there soon. */
const COMMANDS: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
	serve: async () => (await import("./serve.ts")).serve,
	user: async () => (await import("./user.ts")).user,
	device: async () => (await import("./device.ts")).device,
	display: async () => (await import("./display.ts")).display,
	reader: async () => (await import("./reader.ts")).reader,
	patrol: async () => (await import("./patrol.ts")).patrol,
	simulate: async () => (await import("./simulate.ts")).simulate,
	backup: async () => (await import("./backup.ts")).backup,
	restore: async () => (await import("./restore.ts")).restore,
	audit: async () => (await import("./audit.ts")).audit,
	rebuild: async () => (await import("./rebuild.ts")).rebuild,
	history: async () => (await import("./history.ts")).history,
	statistics: async () => (await import("./statistics.ts")).statistics,
	rehearse: async () => (await import("./rehearse.ts")).rehearse,
	channel: async () => (await import("./channel.ts")).channel,
	clock: async () => (await import("./clock.ts")).clock,
	doctor: async () => (await import("./doctor.ts")).doctor,
};

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
	const [asked = ""] = args;
	const loading = Object.hasOwn(COMMANDS, asked) ? [COMMANDS[asked]] : Object.values(COMMANDS);
	for (const load of loading) (await load?.())?.(program);
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
