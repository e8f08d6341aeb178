import { z } from "zod";
import type { Mistake } from "../model/problem.ts";
import type { ConfigFile, KeyPath } from "./config-file.ts";

/** What a person calls the thing that a schema wants. */
const NOUNS: Readonly<Record<string, string>> = {
	string: "text",
	boolean: "true or false",
	array: "a list",
	tuple: "a list",
	object: "a map of keys",
	record: "a map of keys",
};

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/**
 * Parses a part of the file; the mistakes say where, what was found, and what is allowed there.
 *
 * `at` gives the place of the part's key path in the file; where it stands elsewhere than it is used, that place.
 */
export function parsePart<Schema extends z.ZodType>(
	schema: Schema,
	value: unknown,
	{ file, at = (path) => path }: { file: ConfigFile; at?: (path: KeyPath) => KeyPath },
): { readonly data: z.output<Schema> } | { readonly mistakes: readonly Mistake[]; readonly paths: readonly KeyPath[] } {
	const parsed = schema.safeParse(value, { error: allowed });
	if (parsed.success) return { data: parsed.data };
	const found = parsed.error.issues.flatMap((issue) =>
		issue.code === "unrecognized_keys"
			? issue.keys.map((key) => ({ path: [...issue.path, key], found: "an unknown key", expected: issue.message }))
			: [{ path: issue.path, ...foundAndExpected(issue, value) }],
	);
	return {
		mistakes: found.map(({ path, ...mistake }) => ({ path: file.where(at(path)), ...mistake })),
		paths: found.map(({ path }) => path),
	};
}

/** A record's bad key is told by the key and what is wrong with it, not by its value. */
function foundAndExpected(issue: z.core.$ZodIssue, value: unknown) {
	if (issue.code === "invalid_key") {
		return { found: `the key ${issue.path.map(String).at(-1)}`, expected: issue.issues[0]?.message ?? issue.message };
	}
	return { found: shown(valueAt(value, issue.path)), expected: issue.message };
}

/** What would have been right, in words; a message that stands at the schema itself wins over this. */
function allowed(issue: RawIssue): string | undefined {
	switch (issue.code) {
		case "unrecognized_keys":
			return `one of ${keysOf(issue.inst).join(", ")}`;
		case "invalid_value":
			return `one of ${issue.values.map(String).join(", ")}`;
		case "invalid_type":
			return numberOf(issue.inst) ?? NOUNS[issue.expected] ?? issue.expected;
		case "too_small":
			return `${issue.origin === "array" ? "a list of " : ""}${issue.inclusive ? "at least" : "more than"} ${issue.minimum}`;
		case "too_big":
			return `${issue.origin === "array" ? "a list of " : ""}${issue.inclusive ? "at most" : "less than"} ${issue.maximum}`;
		default:
			return undefined;
	}
}

function keysOf(schema: unknown): readonly string[] {
	if (!(schema instanceof z.ZodObject)) return [];
	return Object.entries(schema.shape).flatMap(([key, is]) => (isRefused(is) ? [] : [key]));
}

/** A key that is known only to say why there is none of that name. */
function isRefused(schema: unknown): boolean {
	return schema instanceof z.ZodOptional && schema.unwrap() instanceof z.ZodNever;
}

/** `a whole number from 1 to 60`, as far as a number's schema says so. */
function numberOf(schema: unknown): string | undefined {
	if (!(schema instanceof z.ZodNumber)) return undefined;
	const { minValue, maxValue, format } = schema;
	const noun = format === "safeint" ? "a whole number" : "a number";
	const bounded = minValue !== null && maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER;
	return bounded ? `${noun} from ${minValue} to ${maxValue}` : noun;
}

function valueAt(value: unknown, path: KeyPath): unknown {
	let at: unknown = value;
	for (const key of path) {
		if (typeof at !== "object" || at === null) return undefined;
		at = Object.entries(at).find(([name]) => name === String(key))?.[1];
	}
	return at;
}

const SHOWN_MAX = 80;

function shown(value: unknown): string {
	if (value === undefined) return "nothing";
	const text = JSON.stringify(value);
	return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX - 1)}…` : text;
}
