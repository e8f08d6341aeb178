import { z } from "zod";

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** One thing that a schema does not allow in what was given: where, what was found there, what would have been right. */
export interface WrongInput {
	readonly path: readonly PropertyKey[];
	readonly found: string;
	readonly expected: string;
}

/** What a person calls the thing that a schema wants. */
const NOUNS: Readonly<Record<string, string>> = {
	string: "text",
	boolean: "true or false",
	array: "a list",
	tuple: "a list",
	object: "a map of keys",
	record: "a map of keys",
};

/**
 * What would have been right, in words: for `safeParse`, as its `error`. Whoever is told reads "a whole number from 1 to
 * 60" and not a programmer's word. A message that stands at the schema itself wins over this.
 */
export function allowed(issue: RawIssue): string | undefined {
	switch (issue.code) {
		case "unrecognized_keys":
			return `one of ${keysOf(issue.inst).join(", ")}`;
		case "invalid_value":
			return `${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}`;
		case "invalid_type":
			return numberOf(issue.inst) ?? NOUNS[issue.expected] ?? issue.expected;
		case "too_small":
			return `${listOf(issue.origin)}${issue.inclusive ? "at least" : "more than"} ${issue.minimum}`;
		case "too_big":
			return `${listOf(issue.origin)}${issue.inclusive ? "at most" : "less than"} ${issue.maximum}`;
		case "invalid_format":
			return issue.format === "regex" ? undefined : issue.format;
		default:
			return undefined;
	}
}

/** Everything that is wrong in what was given, of the error that its schema made of it. */
export function wrongInputs({ issues }: z.ZodError, given: unknown): readonly WrongInput[] {
	return issues.flatMap((issue) => {
		const { path, message: expected } = issue;
		if (issue.code === "unrecognized_keys")
			return issue.keys.map((key) => ({ path: [...path, key], found: "an unknown key", expected }));
		// A record's bad key is told by the key and what is wrong with it, not by its value.
		if (issue.code === "invalid_key")
			return { path, found: `the key ${path.map(String).at(-1)}`, expected: issue.issues[0]?.message ?? expected };
		return { path, found: shown(valueAt(given, path)), expected };
	});
}

const SHOWN_MAX = 120;

/** What was found, as it is told: JSON, cut where it is long. */
export function shown(value: unknown): string {
	if (value === undefined) return "nothing";
	const text = typeof value === "bigint" ? String(value) : (JSON.stringify(value) ?? "nothing");
	return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX - 1)}…` : text;
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(inner, key) =>
			typeof inner === "object" && inner !== null && Object.hasOwn(inner, key) ? Reflect.get(inner, key) : undefined,
		given,
	);
}

function listOf(origin: string): string {
	return origin === "array" ? "a list of " : "";
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
