import type { z } from "zod";
import type { Principal } from "../access/principal.ts";
import type { listIncidents } from "../contract/http/incidents.ts";
import type { PageQuery } from "../journal/query.ts";
import { Refusal } from "../model/problem.ts";
import { seesFiguresByPerson } from "../model/role.ts";
import { asked } from "./list.ts";

type Filters = Omit<z.output<(typeof listIncidents)["input"]["query"]>, keyof PageQuery>;

/**
 * What is asked of the incidents: of a guard, those that they were sent to or told of; narrowed as figures are, what figures count.
 *
 * @throws {Refusal} `forbidden`: by a guard's name only a captain asks.
 */
export function incidentsAsked(filters: Filters, { role, user }: Pick<Principal, "role" | "user">) {
	const { open, state, priority, zone, from, to, counted: isCounted, drill, ...narrowed } = filters;
	if (narrowed.guard !== undefined && !seesFiguresByPerson(role)) {
		throw new Refusal({ code: "forbidden", detail: `guard: what a person did is listed for a captain, found ${role}` });
	}
	const { type, kind, place, unit, cause, outcome, source, guard, hour, weekday, timed } = narrowed;
	const counted = asked({ type, kind, place, unit, cause, outcome, source, guard, hour, weekday, timed });
	const isFigure = isCounted === true || drill !== undefined || Object.keys(counted).length > 0;
	const query = {
		...asked({ open, state, priority, zone, from, to }),
		// What is resolved is no guard's any more.
		...(role === "guard" && { guard: user, open: open ?? true }),
		...(isFigure && { counted: { ...counted, drill: drill === "include" } }),
	};
	return { list: "incident" as const, query, role };
}
