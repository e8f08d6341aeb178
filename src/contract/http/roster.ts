import { z } from "zod";
import { date, setRoster, shiftId } from "../../model/actions/set-roster.ts";
import { swapRoster } from "../../model/actions/swap-roster.ts";
import { listOf } from "../list.ts";
import { rosterShape } from "../roster-shape.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { byNameQuery } from "./queries.ts";

/** Days of the roster that are read at once, at most. */
export const ROSTER_DAYS_MAX = 100;

const day = z
	.union([z.iso.date(), z.iso.datetime({ offset: true })], "a date such as 2026-11-26, or an instant")
	.optional();

/** Who is down for what. */
export const listRoster = defineRoute({
	method: "GET",
	path: "/roster",
	roles: ["guard", "operator", "captain"],
	summary: "Who is down for which post, shift by shift, the first first; a guard: where they are themselves",
	reads: true,
	input: {
		query: z.object({
			...byNameQuery,
			from: day.meta({ description: "The first day, or from an instant on; absent: the month's first" }),
			to: day.meta({ description: "The last day, or until an instant; absent: the month's last" }),
		}),
	},
	answer: listOf(rosterShape),
});

const { method, path, roles, body, problems, summary } = setRoster;

export const setRosterRoute = defineRoute({
	...{ method, path, roles, problems, summary },
	input: { params: z.object({ date, shift: shiftId }), body: body ?? z.never() },
	answer: rosterShape,
});

/** Both duties as they are then. */
export const swapRosterRoute = actionRoute(swapRoster, { answer: listOf(rosterShape) });
