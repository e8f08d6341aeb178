import { z } from "zod";
import { LOG_SORT_NAMES } from "../../model/duty-log.ts";
import { objectId, reason } from "../../model/fields.ts";
import type { Role } from "../../model/role.ts";
import { logLineShape } from "../duty-shapes.ts";
import { listOf } from "../list.ts";
import { instant } from "../primitives.ts";
import { defineRoute } from "./define-route.ts";
import { instantQuery, pageQuery } from "./queries.ts";

/** A guard: what they wrote themselves. */
const WRITERS: readonly Role[] = ["guard", "operator", "captain"];
const KEEPERS: readonly Role[] = ["operator", "captain"];

const span = { from: instantQuery, to: instantQuery, sort: z.enum(LOG_SORT_NAMES).optional() };
const language = z.enum(["en", "zh-CN"]).default("zh-CN");

/** The duty log (值班记录). It names visitors and residents, so it is for those who keep the watch alone. */
export const listLog = defineRoute({
	method: "GET",
	path: "/log",
	roles: WRITERS,
	summary: "The duty log, newest first; a guard: what they wrote themselves",
	reads: true,
	input: { query: z.object({ ...pageQuery, ...span }) },
	answer: listOf(logLineShape),
});

export const writeLog = defineRoute({
	method: "POST",
	path: "/log",
	roles: WRITERS,
	summary: "Write a line: it can't be changed, only followed by another",
	input: {
		body: z.object({
			sort: z.enum(LOG_SORT_NAMES),
			text: reason,
			at: instant.optional().meta({ description: "When it happened; absent: now" }),
			unit: objectId.optional(),
		}),
	},
	status: 201,
	answer: logLineShape,
});

export const readLogCsv = defineRoute({
	method: "GET",
	path: "/log.csv",
	roles: KEEPERS,
	summary: "The duty log as CSV, oldest first",
	reads: true,
	mediaType: "text/csv; charset=utf-8",
	input: { query: z.object({ ...span, lang: language }) },
	answer: z.string(),
});

export const readLogBook = defineRoute({
	method: "GET",
	path: "/log.html",
	roles: KEEPERS,
	summary: "The duty log as a book to print, day by day",
	reads: true,
	mediaType: "text/html; charset=utf-8",
	input: { query: z.object({ ...span, lang: language }) },
	answer: z.string(),
});
