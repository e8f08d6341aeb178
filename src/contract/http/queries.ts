import { z } from "zod";
import { BUDGETS } from "../../model/budgets.ts";
import { instant } from "../primitives.ts";

const LIMIT_MAX = BUDGETS["page-items"].limit;
const LIMIT_DEFAULT = 100;

/** A whole number as an address has it. */
export const wholeNumber = z.coerce.number<number>().int();

/** Query parameters that every list takes. */
export const pageQuery = {
	limit: wholeNumber.min(1).max(LIMIT_MAX).default(LIMIT_DEFAULT),
	cursor: z.string().optional().meta({ description: "`nextCursor` of the page before" }),
	order: z.enum(["asc", "desc"]).default("desc").meta({ description: "`desc`: newest first" }),
};

/** The same of a list by name or id, which begins with the first. */
export const byNameQuery = { ...pageQuery, order: z.enum(["asc", "desc"]).default("asc") };

/** An instant in a query, as epoch ms. */
export const instantQuery = instant.transform((text) => Date.parse(text)).optional();

/** A yes or no in a query. */
export const flagQuery = z
	.enum(["true", "false"])
	.transform((text) => text === "true")
	.optional();
