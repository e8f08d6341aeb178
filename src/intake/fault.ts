import type { z } from "zod";
import type { Counted } from "../model/budgets.ts";
import { shown, wrongInputs } from "../model/wrong-input.ts";

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

/** A fault at `path`, with its line. */
export function fault(path: string, found: unknown, expected: string): Fault {
	return faultAt(path, shown(found), expected);
}

/** The first thing that the schema did not accept in `value`; `within` is where `value` itself stands. */
export function faultOfIssue(error: z.ZodError, value: unknown, within = ""): Fault {
	const [wrong] = wrongInputs(error, value);
	if (!wrong) return { reason: "not valid" };
	const path = [...(within === "" ? [] : [within]), ...wrong.path].map(String).join(".") || "payload";
	return faultAt(path, wrong.found, wrong.expected);
}

function faultAt(path: string, found: string, expected: string): Fault {
	return { reason: `${path}: found ${found}, expected ${expected}`, path, found, expected };
}
