import { z } from "zod";
import { NAME_MAX, TEXT_MAX } from "./limits.ts";

/** NUL and its like are no words: they hide what stands after them, and break tables and printed pages. */
const PLAIN = /^(?:[\t\n\r]|\P{Cc})*$/u;

/** What a person may say in words, of so many letters at most. */
export const plainUpTo = (max: number) => z.string().max(max).regex(PLAIN, "text without control characters");

/** What a person may say in words. */
export const plain = plainUpTo(TEXT_MAX);

/** What a person says in words: never nothing, nor blanks alone. */
export const text = plain
	.min(1, { abort: true })
	.refine((said) => said.trim() !== "", "text that says something, not blanks alone");

/** The same as a journal may have it, from before blanks and control characters were refused. */
export const keptText = z.string().min(1).max(TEXT_MAX);

/** The name of somebody who may sign in. */
export const userName = z.string().min(1).max(NAME_MAX);

/** The id of an object of the hub. */
export const objectId = z.string().max(64);

/** RFC 3339 with offset. */
export const instant = z.iso.datetime({ offset: true }).meta({ description: "RFC 3339 with offset" });

/** The seq that last changed an object. */
export const rev = z.int().nonnegative().meta({ description: "The seq that last changed it" });

/** Why a person makes something guard less: never nothing. */
export const reason = plain.trim().min(1);

/** The same as a journal may have it, from before control characters were refused. */
export const keptReason = z.string().trim().min(1).max(TEXT_MAX);

/** Epoch milliseconds of an `instant`. */
export function epochMs(said: string): number {
	// biome-ignore lint/style/noRestrictedGlobals: reads what was said, never a clock
	return Date.parse(said);
}

/** Until when something holds: said as an `instant`, read as epoch ms. */
export const until = instant.transform(epochMs);
