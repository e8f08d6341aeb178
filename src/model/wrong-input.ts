import { z } from "zod";
import type { Mistake } from "./problem.ts";

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

/** What a person calls a text of some form. */
const FORMS: Readonly<Record<string, string>> = {
	datetime: "RFC 3339 with offset, such as 2026-11-26T21:00:00+08:00",
	date: "a date such as 2026-11-26",
	time: "a time of day such as 22:00:00",
	url: "an address such as https://example.org",
	email: "an address of electronic mail",
};

/** What a schema made of what was given: as it reads it, or all that is wrong in it. */
export type InputRead<Schema extends z.ZodType> =
	| { readonly data: z.output<Schema>; readonly wrong?: never }
	| { readonly wrong: readonly WrongInput[] };

/** Reads what somebody gave; whatever is wrong in it is told in words, never in those of the library that found it. */
export function readInput<Schema extends z.ZodType>(schema: Schema, given: unknown): InputRead<Schema> {
	const read = schema.safeParse(given, { error: allowed });
	return read.success ? { data: read.data } : { wrong: wrongInputs(read.error, given) };
}

/** It as a problem lists it. */
export function mistakeOf({ path, found, expected }: WrongInput): Mistake {
	return { path: path.map(String).join("."), found, expected };
}

/** One line of it: `method: found "dance", expected one of nfc, qr`. */
export function lineOf({ path, found, expected }: WrongInput): string {
	const at = path.map(String).join(".");
	return `${at === "" ? "" : `${at}: `}found ${found}, expected ${expected}`;
}

/**
 * What would have been right, in words: for `safeParse`, as its `error`. Whoever is told reads "a whole number from 1 to
 * 60" and not a programmer's word. A message that stands at the schema itself wins over this.
 */
export function allowed(issue: RawIssue): string | undefined {
	switch (issue.code) {
		case "unrecognized_keys":
			return keysOf(issue.inst).length === 0 ? "no keys" : `one of ${keysOf(issue.inst).join(", ")}`;
		case "invalid_value":
			return `${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}`;
		case "invalid_type":
			return numberOf(issue.inst) ?? NOUNS[issue.expected] ?? issue.expected;
		case "invalid_union":
			return alternatives(issue);
		case "too_small":
			return sized(issue.origin, `${issue.inclusive ? "at least" : "more than"} ${issue.minimum}`);
		case "too_big":
			return sized(issue.origin, `${issue.inclusive ? "at most" : "less than"} ${issue.maximum}`);
		case "not_multiple_of":
			return `a multiple of ${issue.divisor}`;
		case "invalid_format":
			return FORMS[issue.format] ?? (issue.format === "regex" ? `text like ${issue.pattern}` : issue.format);
		default:
			return undefined;
	}
}

/** Everything that is wrong in what was given, of the error that its schema made of it. */
export function wrongInputs({ issues }: Pick<z.ZodError, "issues">, given: unknown): readonly WrongInput[] {
	return issues.flatMap((issue) => {
		const { path, message: expected } = issue;
		if (issue.code === "unrecognized_keys")
			return issue.keys.map((key) => ({ path: [...path, key], found: "an unknown key", expected }));
		// A record's bad key is told by the key and what is wrong with it, not by its value.
		if (issue.code === "invalid_key")
			return { path, found: `the key ${path.map(String).at(-1)}`, expected: issue.issues[0]?.message ?? expected };
		const meant = issue.code === "invalid_union" && expected === alternatives(issue) ? meantOf(issue) : undefined;
		if (meant)
			return wrongInputs({ issues: meant }, valueAt(given, path)).map((one) => ({
				...one,
				path: [...path, ...one.path],
			}));
		return { path, found: shown(valueAt(given, path)), expected };
	});
}

type Issue = z.core.$ZodIssue;
interface Union {
	readonly errors: readonly (readonly Issue[])[];
	readonly options?: readonly unknown[] | undefined;
}

/** What is wrong in the only one of several forms that what was given resembles. */
function meantOf({ errors }: Union): Issue[] | undefined {
	const alike = errors.filter((issues) => issues.every(({ path }) => path.length > 0));
	const [meant] = alike;
	return alike.length === 1 && meant ? [...meant] : undefined;
}

/** `all or a list`: each of several forms by what it lacks. */
function alternatives({ errors, options = [] }: Union): string {
	if (errors.length === 0) return `one of ${options.map(String).join(", ")}`;
	const forms = errors.map((issues) => {
		const lacks = issues.map(({ path, message }) =>
			path.length > 0 ? `${path.map(String).join(".")}: ${message}` : message,
		);
		return lacks.join(" and ");
	});
	return [...new Set(forms)].join(" or ");
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

/** How much of what: a bare figure is a number's. */
function sized(origin: string, amount: string): string {
	if (origin === "array") return `a list of ${amount}`;
	return origin === "string" ? `text of ${amount} letters` : amount;
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
