import { z } from "zod";
import { presentDrill } from "../../contract/present-work.ts";
import { drillShape } from "../../contract/work-shapes.ts";
import { Refusal } from "../../model/problem.ts";
import { HANDLERS } from "../../model/role.ts";
import { act } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { asked, flagQuery, listOf, pageQuery } from "../list.ts";
import { listers } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";

type Parts = Pick<Hub, "reader" | "journal" | "clock" | "live">;

/** Exercises on the live console. */
export function drillRoutes(parts: Parts): readonly Route[] {
	return [list(parts), begin(parts), end(parts)];
}

function list({ live: { lists } }: Parts): Route {
	return defineRoute({
		method: "GET",
		path: "/drills",
		roles: listers("drill"),
		summary: "The drills that were held, newest first",
		problems: ["malformed"],
		reads: true,
		input: { query: z.object({ ...pageQuery, open: flagQuery.meta({ description: "Only the one that runs" }) }) },
		answer: listOf(drillShape),
		async handle({ query, who: { role } }) {
			return { body: await lists.page({ list: "drill", query: asked(query), role }) };
		},
	});
}

function begin({ reader, journal, clock }: Parts): Route {
	return defineRoute({
		method: "POST",
		path: "/drills",
		roles: HANDLERS,
		summary: "Begin one of the site's drills on the live console; a real alarm ends it at once",
		input: { body: z.object({ scenario: z.string().max(63) }) },
		status: 201,
		answer: drillShape,
		problems: ["wrong-state"],
		idempotent: true,
		async handle({ body: { scenario }, who, key }) {
			const seq = await act({ journal, clock }, { who, key, type: "drill.begun", data: { scenario } });
			const drill = await reader.object("drill", `drl-${seq}`);
			if (!drill) throw new Error(`entry ${seq} began a drill, and it is not there`);
			return { body: presentDrill(drill) };
		},
	});
}

function end({ reader, journal, clock }: Parts): Route {
	return defineRoute({
		method: "POST",
		path: "/drills/{id}/end",
		roles: HANDLERS,
		summary: "End it, with all that it raised",
		input: { params: z.object({ id: z.string().max(64) }) },
		answer: drillShape,
		problems: ["not-found", "wrong-state"],
		idempotent: true,
		async handle({ params: { id }, who, key }) {
			if (!(await reader.object("drill", id))) {
				throw new Refusal({ code: "not-found", detail: `there is no drill ${id}` });
			}
			await act({ journal, clock }, { who, key, type: "drill.ended", data: { drill: id } });
			const drill = await reader.object("drill", id);
			if (!drill) throw new Error(`the drill ${id} was ended, and it is not there`);
			return { body: presentDrill(drill) };
		},
	});
}
