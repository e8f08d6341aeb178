import { text } from "node:stream/consumers";
import { Argument, type Command, Option } from "commander";
import { z } from "zod";
import { LANGUAGES, type PersonDetails } from "../model/person.ts";
import { Refusal } from "../model/problem.ts";
import { ROLES } from "../model/role.ts";
import { ask } from "./ask.ts";
import { type Common, configOption, dataOption } from "./options.ts";
import { print, table } from "./print.ts";

interface WithPassword extends Common {
	readonly passwordStdin?: true;
}

const withPassword = z.object({
	user: z.object({ name: z.string(), role: z.string() }),
	password: z.string().optional(),
});
const views = z.array(
	z.object({
		name: z.string(),
		role: z.string(),
		displayName: z.string().optional(),
		disabledAt: z.number().optional(),
	}),
);

/** `gatehouse user add|list|passwd|reset-second-factor|disable`: the people who may sign in. */
export function user(program: Command): void {
	const command = program.command("user").description("the people who may sign in");
	command
		.command("add")
		.description("add a person; prints a password unless one is given")
		.addArgument(new Argument("<name>", "a name to sign in with"))
		.addOption(new Option("--role <role>", "what the person may do").choices([...ROLES]).makeOptionMandatory())
		.option("--display-name <name>", "what everybody calls them, such as 王强")
		.option("--staff-number <number>", "their number at the company")
		.option("--phone <number>", "for captain and administrator only")
		.option("--call-sign <sign>", "by radio")
		.addOption(new Option("--language <language>", "the pages' language for them").choices([...LANGUAGES]))
		.option("--password-stdin", "read the password from standard input")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (name: string, { role, passwordStdin, ...rest }: WithPassword & { role: string } & PersonDetails) => {
			const { displayName, staffNumber, phone, callSign, language, ...common } = rest;
			const details = { displayName, staffNumber, phone, callSign, language };
			const given = await readPassword(passwordStdin);
			const said = { name, role, ...details, ...given };
			const { user: made, password } = withPassword.parse(await ask(common, "user.add", said));
			print(`${made.name}: ${made.role}${password === undefined ? "" : `, password ${password}`}`);
		});
	command
		.command("list")
		.description("who may sign in")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (common: Common) => {
			const people = views.parse(await ask(common, "user.list", {}));
			print(
				...table(
					people.map(({ name, role, displayName = "", disabledAt }) => [
						name,
						role,
						displayName,
						disabledAt === undefined ? "" : "disabled",
					]),
				),
			);
		});
	command
		.command("passwd")
		.description("give a person another password; what they had open ends")
		.argument("<name>")
		.option("--password-stdin", "read the password from standard input")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (name: string, { passwordStdin, ...common }: WithPassword) => {
			const given = await readPassword(passwordStdin);
			const { password } = withPassword.parse(await ask(common, "user.passwd", { name, ...given }));
			print(password === undefined ? `${name}: password changed` : `${name}: password ${password}`);
		});
	command
		.command("reset-second-factor")
		.description("let a person sign in with the password alone: the phone with their codes is lost, and the paper too")
		.argument("<name>")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (name: string, common: Common) => {
			await ask(common, "user.reset-second-factor", { name });
			print(`${name}: the second factor was reset`);
		});
	command
		.command("disable")
		.description("let a person in no more; what they had open ends")
		.argument("<name>")
		.addOption(configOption())
		.addOption(dataOption())
		.action(async (name: string, common: Common) => {
			await ask(common, "user.disable", { name });
			print(`${name}: disabled`);
		});
}

async function readPassword(fromStdin: true | undefined): Promise<{ password?: string }> {
	if (!fromStdin) return {};
	const [password = ""] = (await text(process.stdin)).split(/\r?\n/);
	if (password === "")
		throw new Refusal({ code: "wrong-usage", detail: "--password-stdin: found nothing on standard input" });
	return { password };
}
