import type { z } from "zod";
import type { Counted } from "../model/budgets.ts";

/** Why a message is not valid: the exact place, what was found there, what is allowed. */
export interface Fault {
	/** One line. */
	readonly reason: string;
	readonly path?: string;
	readonly found?: string;
	readonly expected?: string;
	/** The budget that it is over. */
	readonly budget?: Counted;
}

const FOUND_MAX = 120;

/** A fault at `path`, with its line. */
export function fault(path: string, found: unknown, expected: string): Fault {
	const shown = show(found);
	return { reason: `${path}: found ${shown}, expected ${expected}`, path, found: shown, expected };
}

/** The first thing that the schema did not accept in `value`; `within` is where `value` itself stands. */
export function faultOfIssue(error: z.ZodError, value: unknown, within = ""): Fault {
	const issue = error.issues[0];
	if (!issue) return { reason: "not valid" };
	const path = [...(within === "" ? [] : [within]), ...issue.path].map(String).join(".") || "payload";
	return fault(path, valueAt(value, issue.path), expectation(issue));
}

function expectation(issue: z.core.$ZodIssue): string {
	switch (issue.code) {
		case "invalid_type":
			return issue.expected;
		case "invalid_value":
			return issue.values.map((value) => String(value)).join(", ");
		case "too_small":
			return `at least ${issue.minimum}`;
		case "too_big":
			return `at most ${issue.maximum}`;
		case "unrecognized_keys":
			return `no ${issue.keys.join(", ")}`;
		case "invalid_format":
			return issue.message.startsWith("Invalid") ? issue.format : issue.message;
		default:
			return issue.message;
	}
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
		value,
	);
}

function show(value: unknown): string {
	if (value === undefined) return "nothing";
	const text =
		typeof value === "string" ? JSON.stringify(value) : typeof value === "bigint" ? String(value) : json(value);
	return text.length > FOUND_MAX ? `${text.slice(0, FOUND_MAX)}…` : text;
}

function json(value: unknown): string {
	if (Array.isArray(value)) return `an array of ${value.length}`;
	if (typeof value === "object" && value !== null) return "an object";
	return JSON.stringify(value) ?? "nothing";
}
