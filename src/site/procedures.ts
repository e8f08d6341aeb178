import { z } from "zod";
import type { CommandType } from "../model/kind.ts";
import { type Mistake, Refusal } from "../model/problem.ts";
import type { Procedure, Step } from "../model/procedure.ts";
import { parsePart } from "./allowed.ts";
import { type ConfigFile, type KeyPath, parseConfigFile } from "./config-file.ts";
import { type GivenStep, procedure } from "./procedures-schema.ts";

/** What procedures may name. */
export interface ProcedureRules {
	/** Types of alarms and reports. */
	readonly types: ReadonlySet<string>;
	readonly agencies: ReadonlySet<string>;
	/** Each command of any kind of device, by name. */
	readonly commands: ReadonlyMap<string, readonly CommandType[]>;
	/** True of an id that may stand in a part that could not be read. */
	maybe(id: string): boolean;
}

const byType = z.record(z.string(), z.unknown());

/** The procedures of several files, each type in one of them, and everything that is wrong with them. */
export function readProcedures(
	files: readonly { readonly name: string; readonly text: string }[],
	known: ProcedureRules,
): { readonly procedures: ReadonlyMap<string, Procedure>; readonly mistakes: readonly Mistake[] } {
	const procedures = new Map<string, Procedure>();
	const mistakes: Mistake[] = [];
	for (const { name, text } of files) {
		const file = opened(name, text);
		if ("wrong" in file) {
			mistakes.push(...file.wrong);
			continue;
		}
		mistakes.push(...file.mistakes);
		const types = parsePart(byType, file.value ?? {}, { file });
		if ("mistakes" in types) {
			mistakes.push(...types.mistakes);
			continue;
		}
		for (const [type, given] of Object.entries(types.data)) {
			mistakes.push(...wrongType(type, file, { known, procedures }));
			const read = parsePart(procedure, given, { file, at: (path) => [type, ...path] });
			if ("mistakes" in read) mistakes.push(...read.mistakes);
			else {
				const { words, steps } = read.data;
				mistakes.push(...steps.flatMap((_, i) => [...wrongStep(steps, i, { type, file, known })]));
				procedures.set(type, { type, words, steps: steps.map(stepOf) });
			}
		}
	}
	return { procedures, mistakes };
}

function opened(name: string, text: string): ConfigFile | { readonly wrong: readonly Mistake[] } {
	try {
		return parseConfigFile(name, text);
	} catch (error) {
		if (error instanceof Refusal) return { wrong: error.problem.mistakes ?? [] };
		throw error;
	}
}

function* wrongType(
	type: string,
	file: ConfigFile,
	{ known, procedures }: { known: ProcedureRules; procedures: ReadonlyMap<string, Procedure> },
): Generator<Mistake> {
	const path = file.where([type]);
	if (!known.types.has(type)) {
		const expected = `the type of an alarm or report: ${[...known.types].join(", ")}`;
		yield { path, found: JSON.stringify(type), expected };
	}
	if (procedures.has(type)) {
		yield { path, found: "a second procedure for it", expected: "each type in one file" };
	}
}

function* wrongStep(
	steps: readonly GivenStep[],
	index: number,
	{ type, file, known }: { type: string; file: ConfigFile; known: ProcedureRules },
): Generator<Mistake> {
	const step = steps[index];
	if (!step) return;
	const where = (...keys: KeyPath) => file.where([type, "steps", index, ...keys]);
	const { id, do: sort, agency, command } = step;
	if (steps.findIndex((one) => one.id === id) < index) {
		yield { path: where("id"), found: JSON.stringify(id), expected: "an id that no earlier step has" };
	}
	if ((agency !== undefined) !== (sort === "notify")) {
		yield {
			path: where(),
			found: agency === undefined ? "no agency" : `an agency with ${sort}`,
			expected: "`agency` with `do: notify`, and only there",
		};
	} else if (agency !== undefined && !known.agencies.has(agency) && !known.maybe(agency)) {
		const expected = `a key of agencies: ${[...known.agencies].join(", ")}`;
		yield { path: where("agency"), found: JSON.stringify(agency), expected };
	}
	if ((command !== undefined) !== (sort === "command")) {
		yield {
			path: where(),
			found: command === undefined ? "no command" : `a command with ${sort}`,
			expected: "`command` with `do: command`, and only there",
		};
	} else if (command) {
		const types = known.commands.get(command.name);
		if (!types) {
			const expected = `a command that a kind of device knows: ${[...known.commands.keys()].join(", ")}`;
			yield { path: where("command", "name"), found: JSON.stringify(command.name), expected };
		} else if (!types.some(({ args }) => args.safeParse(command.args).success)) {
			const expected = `arguments that ${command.name} takes`;
			yield { path: where("command", "args"), found: JSON.stringify(command.args), expected };
		}
	}
}

function stepOf({ id, do: sort, words, required, agency, command, within }: GivenStep): Step {
	return {
		...{ id, do: sort, words },
		...(required && { required }),
		...(agency !== undefined && { agency }),
		...(command && { command }),
		...(within !== undefined && { withinMs: within }),
	};
}
