import { z } from "zod";
import { currentShiftShape } from "../../contract/current-shift-shape.ts";
import { shiftShape } from "../../contract/work-shapes.ts";
import type { Reader } from "../../journal/query.ts";
import { Refusal } from "../../model/problem.ts";
import type { Shift } from "../../model/shift.ts";
import type { Hub } from "../hub.ts";
import { asked, instantQuery, listOf, pageQuery } from "../list.ts";
import { listers } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";

/** The watches that were kept, and the one that is. */
export function shiftRoutes({ live: { lists } }: Pick<Hub, "live">): readonly Route[] {
	return [
		defineRoute({
			method: "GET",
			path: "/shifts",
			roles: listers("shift"),
			summary: "The watches of the guard room, newest first",
			problems: ["malformed"],
			reads: true,
			input: { query: z.object({ ...pageQuery, from: instantQuery, to: instantQuery }) },
			answer: listOf(shiftShape),
			async handle({ query, who: { role } }) {
				return { body: await lists.page({ list: "shift", query: asked(query), role }) };
			},
		}),
		defineRoute({
			method: "GET",
			path: "/shifts/current",
			roles: listers("shift"),
			summary: "The watch that runs, with all that is handed over with it; 404 while nobody is signed on",
			problems: ["not-found"],
			reads: true,
			input: {},
			answer: currentShiftShape,
			async handle() {
				const body = await lists.currentShift();
				if (!body) throw new Refusal({ code: "not-found", detail: "nobody is signed on" });
				return { body };
			},
		}),
	];
}

/** The newest watches, the last one first. */
export async function newest(reader: Pick<Reader, "objects">, limit: number): Promise<readonly Shift[]> {
	return (await reader.objects("shift", { limit, order: "desc" })).items;
}
