import { z } from "zod";
import { STEP_SORTS } from "../model/procedure.ts";
import { duration } from "./times.ts";

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "an id: small letters, digits and dashes, no dash first");
const words = z.strictObject({ en: z.string().min(1), "zh-CN": z.string().min(1) });

/** What a script may have filled in. */
const BLANKS = ["address", "gate", "building", "stairwell", "floor", "unit", "zone", "what"] as const;

const script = z
	.string()
	.min(1)
	.refine((text) => blanksOf(text).every((blank) => BLANKS.some((one) => one === blank)), {
		message: `blanks from among ${BLANKS.map((blank) => `{${blank}}`).join(" ")}`,
	});

function blanksOf(text: string): readonly string[] {
	return [...text.matchAll(/\{([^}]*)\}/g)].map(([, blank = ""]) => blank);
}

/** Someone outside who is called; by id, in the site's file. */
export const agency = z.strictObject({
	words,
	number: z.string("a number to dial, in quotes").regex(/^[\d+][\d -]{1,19}$/, "a number to dial, in quotes"),
	script: z.strictObject({ en: script, "zh-CN": script }),
});

const step = z.strictObject({
	id,
	do: z.enum(STEP_SORTS),
	words,
	required: z.boolean().optional(),
	agency: id.optional(),
	command: z.strictObject({ name: z.string(), args: z.record(z.string(), z.unknown()).default({}) }).optional(),
	within: duration("10 s", "24 h").optional(),
});

/** What is to be done about one type of alarm or report; by type, in a file of procedures. */
export const procedure = z.strictObject({ words, steps: z.array(step).min(1).max(30) });

export type GivenStep = z.output<typeof step>;
