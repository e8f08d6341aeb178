import { z } from "zod";
import { listOf } from "../list.ts";
import { bypassShape } from "../work-shapes.ts";
import { defineRoute } from "./define-route.ts";
import { pageQuery } from "./queries.ts";
import { listers } from "./roles.ts";

/** What guards less than it should, for the shift bar and the hand-over. */
export const listBypasses = defineRoute({
	method: "GET",
	path: "/bypasses",
	roles: listers("bypass"),
	summary: "What is shelved, out of service, under test or otherwise guards less now, with its end and who watches",
	reads: true,
	input: { query: z.object({ ...pageQuery, zone: z.string().optional() }) },
	answer: listOf(bypassShape),
});
