import { z } from "zod";

/** What stands for every word that an enumeration does not know. */
export const OTHER = "other";

/** Returns the value as it is to be read; the same object where every word in it is known. */
type Read = (value: unknown) => unknown;

interface Opened {
	readonly schema: z.core.$ZodType;
	/** Absent: no enumeration stands in it. */
	readonly read?: Read;
}

/**
 * The same schema, with every enumeration in it open: a word that it does not know is no fault and is kept as it came,
 * and `read` gives the data in which it is `other`. A device's newer firmware must not cost an alarm.
 *
 * Only words: a number, nothing or a list where a word belongs is still not valid.
 */
export function withOpenWords<Data extends z.ZodType>(
	schema: Data,
): { readonly data: Data; read(data: z.output<Data>): z.output<Data> } {
	const opened = open(schema);
	const { read = (value) => value } = opened;
	// Objects, lists and options are rebuilt as what they were; an enumeration alone becomes text, which may hold more
	// words than its type says: what judges by them is given them by `read`.
	return {
		data: opened.schema as Data,
		read: (data) => read(data) as z.output<Data>,
	};
}

function open(schema: z.core.$ZodType): Opened {
	if (schema instanceof z.ZodEnum) return openWords(schema.options.map(String));
	if (schema instanceof z.ZodLiteral && [...schema.values].every((value) => typeof value === "string")) {
		return openWords([...schema.values].map(String));
	}
	if (schema instanceof z.ZodObject) return openObject(schema);
	if (schema instanceof z.ZodArray) {
		const inner = open(schema.def.element);
		return rebuilt(schema, inner.read && { ...schema.def, element: inner.schema }, inner.read && eachBy(inner.read));
	}
	if (
		schema instanceof z.ZodOptional ||
		schema instanceof z.ZodNullable ||
		schema instanceof z.ZodDefault ||
		schema instanceof z.ZodReadonly
	) {
		const inner = open(schema.def.innerType);
		return rebuilt(schema, inner.read && { ...schema.def, innerType: inner.schema }, inner.read);
	}
	return { schema };
}

/** Any word; the documents name those that are known. */
function openWords(known: readonly string[]): Opened {
	const words = new Set(known);
	const schema = z.string().meta({
		examples: [...known],
		description: `${known.join(", ")}; any other word is kept and read as ${OTHER}`,
	});
	return { schema, read: (value) => (typeof value === "string" && !words.has(value) ? OTHER : value) };
}

function openObject(schema: z.ZodObject): Opened {
	const shape: Record<string, z.core.$ZodType> = {};
	const reads: [key: string, read: Read][] = [];
	for (const [key, field] of Object.entries(schema.shape)) {
		const inner = open(field);
		shape[key] = inner.schema;
		if (inner.read) reads.push([key, inner.read]);
	}
	if (reads.length === 0) return { schema };
	return rebuilt(schema, { ...schema.def, shape }, (value) => {
		if (typeof value !== "object" || value === null) return value;
		const changed: Record<string, unknown> = {};
		for (const [key, read] of reads) {
			const before: unknown = Reflect.get(value, key);
			const after = read(before);
			if (after !== before) changed[key] = after;
		}
		return Object.keys(changed).length > 0 ? { ...value, ...changed } : value;
	});
}

function eachBy(read: Read): Read {
	return (value) => {
		if (!Array.isArray(value)) return value;
		const list: readonly unknown[] = value;
		const after = list.map(read);
		return after.some((one, i) => one !== list[i]) ? after : value;
	};
}

function rebuilt(
	schema: z.core.$ZodType,
	def: (z.core.$ZodTypeDef & Readonly<Record<string, unknown>>) | undefined,
	read: Read | undefined,
): Opened {
	return def === undefined || read === undefined ? { schema } : { schema: z.core.clone(schema, def), read };
}
