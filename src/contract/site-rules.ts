import { z } from "zod";
import type { CommandType } from "../model/kind.ts";
import { PRIORITIES } from "../model/priority.ts";
import { type Procedure, STEP_SORTS } from "../model/procedure.ts";
import type { PrioritySettings, Settings } from "../model/settings.ts";
import type { Site } from "../model/site.ts";
import { words } from "./primitives.ts";

const ms = z.int().meta({ description: "Milliseconds" });

const prioritySettingsShape = z.object({
	acknowledgeMs: ms.optional(),
	actMs: ms.optional(),
	waitMs: ms.optional().meta({ description: "A wait with a reason, at most; absent: until the shift ends" }),
	shelveMs: ms.optional().meta({ description: "Shelved so long at most; absent: never" }),
	shelveConfirmed: z.boolean().optional().meta({ description: "A captain confirms a shelve" }),
	shelveRenewals: z.int().optional(),
});

/** The figures by which the console counts down, offers and refuses. */
export const settingsShape = z.object({
	priorities: z.record(z.enum(PRIORITIES), prioritySettingsShape),
	flood: z.object({ begins: z.int(), ends: z.int(), withinMs: ms }),
	silence: z
		.object({ walkTestMs: ms, floodMs: ms })
		.meta({ description: "What the desk is asked, or a group waits, at most" }),
	walkTestMs: ms,
	weatherMs: ms.meta({ description: "A declaration of weather, at most" }),
	stepAwayMs: ms,
	presenceAnswerMs: ms,
	arriveMs: ms,
	reviewMs: ms,
});

/** One written procedure: what to do, in order. */
export const procedureShape = z.object({
	type: z.string().meta({ description: "The alarm type or report type it is for" }),
	words,
	steps: z.array(
		z.object({
			id: z.string(),
			do: z.enum(STEP_SORTS),
			words,
			required: z.boolean().optional().meta({ description: "Before the incident can be resolved" }),
			withinMs: ms.optional(),
			agency: z.string().optional(),
			command: z.object({ name: z.string(), args: z.record(z.string(), z.unknown()) }).optional(),
		}),
	),
});

/** Someone outside who is called, and what is read aloud to them. */
export const agencyShape = z.object({
	id: z.string(),
	words,
	number: z.string(),
	script: words.meta({
		description: "With blanks: {address}, {gate}, {building}, {stairwell}, {floor}, {unit}, {zone}, {what}",
	}),
});

/** What a device of a kind can be told to do. */
export const commandShape = z.object({
	words,
	args: z.record(z.string(), z.unknown()).meta({ description: "JSON Schema of its arguments" }),
});

export type SettingsShape = z.output<typeof settingsShape>;
export type ProcedureShape = z.output<typeof procedureShape>;
export type CommandShape = z.output<typeof commandShape>;

export function presentSettings({
	priorities,
	flood,
	silence,
	weather,
	walkTestMs,
	guardRoom,
	dispatch,
	reviewMs,
}: Settings): SettingsShape {
	const { critical, high, medium, low } = priorities;
	return {
		priorities: {
			critical: presentPriority(critical),
			high: presentPriority(high),
			medium: presentPriority(medium),
			low: presentPriority(low),
		},
		flood: { ...flood },
		silence: { walkTestMs: silence.walkTestMs, floodMs: silence.floodMs },
		walkTestMs,
		weatherMs: weather.declaredMs,
		stepAwayMs: guardRoom.stepAwayMs,
		presenceAnswerMs: guardRoom.presence.answerMs,
		arriveMs: dispatch.arriveMs,
		reviewMs,
	};
}

function presentPriority({
	tellEveryMs: _,
	tellAfterMs: _a,
	...shown
}: PrioritySettings): SettingsShape["priorities"]["low"] {
	return shown;
}

export function presentProcedures(procedures: Site["procedures"]): ProcedureShape[] {
	return [...procedures.values()].map(presentProcedure);
}

function presentProcedure({ type, words: said, steps }: Procedure): ProcedureShape {
	return {
		type,
		words: said,
		steps: steps.map(({ command, ...step }) => ({
			...step,
			...(command && { command: { name: command.name, args: { ...command.args } } }),
		})),
	};
}

export function presentCommands(commands: Readonly<Record<string, CommandType>>): Record<string, CommandShape> {
	return Object.fromEntries(
		Object.entries(commands).map(([name, { words: said, args }]) => [
			name,
			{ words: said, args: { ...z.toJSONSchema(args, { io: "input", unrepresentable: "any" }) } },
		]),
	);
}
