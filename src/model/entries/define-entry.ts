import type { z } from "zod";
import type { Words } from "../words.ts";

/** Something that the hub itself finds out: all that is said of it, for engine, tape and documents. */
export interface EntryDefinition<
	Type extends string = string,
	Data extends z.ZodType<Readonly<Record<string, unknown>>> = z.ZodType<Readonly<Record<string, unknown>>>,
> {
	/** Of its entry in the journal: past tense. */
	readonly type: Type;
	/** What its entry says; a timer's name and what it followed from stand beside it. */
	readonly data: Data;
	/** For tape and timeline: that it is so. */
	readonly words: Words;
	/** Nothing follows from it: it is kept and shown. */
	readonly recorded?: true;
}

/** States an entry of the hub's own. */
export function defineEntry<const Entry extends EntryDefinition>(entry: Entry): Entry {
	return entry;
}
