import { z } from "zod";
import { currentShiftShape } from "../../contract/current-shift-shape.ts";
import { presentIncident } from "../../contract/present.ts";
import { presentBypass, presentShift } from "../../contract/present-work.ts";
import { instantOf } from "../../contract/primitives.ts";
import { shiftShape } from "../../contract/work-shapes.ts";
import { headOf } from "../../journal/head.ts";
import type { Reader } from "../../journal/query.ts";
import { Refusal } from "../../model/problem.ts";
import type { Shift } from "../../model/shift.ts";
import type { Hub } from "../hub.ts";
import { asked, instantQuery, listOf, pageQuery } from "../list.ts";
import { defineRoute, type Route } from "../route.ts";
import { listers } from "../watchers.ts";

/** More than so many open incidents or bypassed zones nobody reads at a hand-over. */
const LISTED = 1_000;

/** The watches that were kept, and the one that is. */
export function shiftRoutes({ reader, live: { discreet } }: Pick<Hub, "reader" | "live">): readonly Route[] {
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
			async handle({ query }) {
				const page = await reader.objects("shift", asked(query));
				const next = page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor };
				return { body: { items: page.items.map(presentShift), ...next } };
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
				const [shift, before] = await newest(reader, 2);
				if (!shift || shift.endedAt !== undefined) {
					throw new Refusal({ code: "not-found", detail: "nobody is signed on" });
				}
				const all = { open: true, limit: LISTED, order: "desc" } as const;
				const [incidents, bypasses, head] = await Promise.all([
					reader.incidents(all),
					reader.objects("bypass", all),
					headOf(reader),
				]);
				const handOver = shift.relieved === undefined ? undefined : before?.handOver;
				return {
					body: {
						...presentShift(shift),
						incidents: incidents.items.map((one) => presentIncident(one, { hides: discreet.has })),
						bypasses: bypasses.items.map(presentBypass),
						...(head && { journal: { ...head } }),
						...(before &&
							handOver && { received: { from: before.operator, at: instantOf(handOver.at), note: handOver.note } }),
					},
				};
			},
		}),
	];
}

/** The newest watches, the last one first. */
export async function newest(reader: Pick<Reader, "objects">, limit: number): Promise<readonly Shift[]> {
	return (await reader.objects("shift", { limit, order: "desc" })).items;
}
