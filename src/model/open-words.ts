import { z } from "zod";

/** What stands for every word that an enumeration does not know. */
const OTHER = "other";

/**
 * Everything that the value may say: each word that nobody knows stands for any that the enumeration knows, and, the first,
 * for what it is read as. One reading, the same object, where every word is known.
 */
type Read = (value: unknown) => readonly unknown[];

interface Opened {
	readonly schema: z.core.$ZodType;
	/** Absent: no enumeration stands in it. */
	readonly read?: Read;
}

/** So many readings of one report are weighed; no report lists so many words that nobody knows. */
const READINGS_AT_MOST = 256;

/** A schema whose enumerations are open. */
interface OpenWords<Data extends z.ZodType> {
	readonly data: Data;
	/**
	 * Everything that `data` may say, the first with `other` for each word that nobody knows; only `data` itself where all are
	 * known.
	 */
	readings(data: z.output<Data>): readonly z.output<Data>[];
}

/**
 * The same schema, with every enumeration in it open: a word that it does not know is no fault and is kept as it came, and
 * `readings` gives the data in which it is `other`, and what else it may mean. A device's newer firmware must not cost an
 * alarm.
 *
 * Only words: a number, nothing or a list where a word belongs is still not valid.
 */
export function withOpenWords<Data extends z.ZodType>(schema: Data): OpenWords<Data> {
	const opened = open(schema);
	const { read = (value) => [value] } = opened;
	// Objects, lists and options are rebuilt as what they were; an enumeration alone becomes text, which may hold more
	// words than its type says: what judges by them is given them by `readings`.
	return {
		data: opened.schema as Data,
		readings: (data) => read(data) as readonly z.output<Data>[],
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
		description: `${known.join(", ")}; any other word is kept, and alarms where one of these would`,
	});
	const readings = [...new Set([OTHER, ...known])];
	return { schema, read: (value) => (typeof value === "string" && !words.has(value) ? readings : [value]) };
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
		if (typeof value !== "object" || value === null) return [value];
		let all: readonly object[] = [value];
		for (const [key, read] of reads) {
			const before: unknown = Reflect.get(value, key);
			const may = read(before);
			if (may.length === 1 && may[0] === before) continue;
			all = may.flatMap((after) => all.map((one) => ({ ...one, [key]: after }))).slice(0, READINGS_AT_MOST);
		}
		return all;
	});
}

/** A list of words: each that nobody knows is read in its turn, all of them at once. */
function eachBy(read: Read): Read {
	return (value) => {
		if (!Array.isArray(value)) return [value];
		const list: readonly unknown[] = value;
		const may = list.map(read);
		if (may.every((one, i) => one.length === 1 && one[0] === list[i])) return [value];
		const most = Math.max(...may.map((one) => one.length));
		return Array.from({ length: most }, (_, n) => may.map((one) => one[n % one.length]));
	};
}

function rebuilt(
	schema: z.core.$ZodType,
	def: (z.core.$ZodTypeDef & Readonly<Record<string, unknown>>) | undefined,
	read: Read | undefined,
): Opened {
	return def === undefined || read === undefined ? { schema } : { schema: z.core.clone(schema, def), read };
}
