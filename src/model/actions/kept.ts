import { z } from "zod";
import { keptReason, keptText, plain, reason, text } from "../fields.ts";
import { TEXT_MAX } from "../limits.ts";

/** What is said, and what a journal may have of it. */
const KEPT: ReadonlyMap<z.ZodType, z.ZodType> = new Map<z.ZodType, z.ZodType>([
	[text, keptText],
	[reason, keptReason],
	[plain, z.string().max(TEXT_MAX)],
]);

/** What a journal may have of what is said: it is judged anew, also where an earlier release took words that are refused now. */
export function keptOf<Said extends z.ZodType>(said: Said): Said;
export function keptOf(said: z.ZodType): z.ZodType {
	const kept = KEPT.get(said);
	if (kept) return kept;
	if (said instanceof z.ZodOptional) {
		const inner = partOf(said.unwrap());
		return inner === said.unwrap() ? said : inner.optional();
	}
	if (said instanceof z.ZodUnion) return z.union(said.options.map(partOf));
	return said instanceof z.ZodObject ? objectOf(said) : said;
}

function objectOf(said: z.ZodObject): z.ZodObject {
	const others = Object.entries(said.shape).flatMap(([name, given]) => {
		const part = partOf(given);
		return part === given ? [] : [[name, part] as const];
	});
	return others.length === 0 ? said : said.safeExtend(Object.fromEntries(others));
}

function partOf(part: unknown): z.ZodType {
	if (part instanceof z.ZodType) return keptOf(part);
	throw new Error("a part of what is said is no schema");
}
