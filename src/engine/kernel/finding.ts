import type { z } from "zod";
import type { EntryDefinition } from "../../model/entries/define-entry.ts";
import type { StepContext } from "./step-context.ts";
import type { Timer } from "./timer.ts";

/** What the engine does with an entry of the hub's own. */
export interface FindingHandler<Type extends string = string> {
	readonly entry: EntryDefinition & { readonly type: Type };
	/** @throws {Error} The entry does not say what its definition says: a bug, set aside loudly. */
	run(context: StepContext): void;
}

/** States what follows from an entry of the hub's own; its data is typed by the entry's definition. */
export function onEntry<Type extends string, Data extends z.ZodType<Readonly<Record<string, unknown>>>>(
	entry: EntryDefinition<Type, Data>,
	judge: (context: StepContext, data: z.output<Data>) => void,
): FindingHandler<Type> {
	return { entry, run: (context) => judge(context, entry.data.parse(context.entry.data)) };
}

/** A timer that will make this entry. */
export function timerFor<Data extends z.ZodType<Readonly<Record<string, unknown>>>>(
	entry: EntryDefinition<string, Data>,
	{ zone, data, ...when }: Pick<Timer, "id" | "dueAt"> & { zone?: string | undefined; data: z.output<Data> },
): Timer {
	return { ...when, type: entry.type, ...(zone !== undefined && { zone }), data: { ...data } };
}
