import { z } from "zod";
import { presentDrill } from "../../contract/present-work.ts";
import { drillShape } from "../../contract/work-shapes.ts";
import { beginDrill } from "../../model/actions/begin-drill.ts";
import { endDrill } from "../../model/actions/end-drill.ts";
import { Refusal } from "../../model/problem.ts";
import { takeAction } from "../append-action.ts";
import type { Hub } from "../hub.ts";
import { asked, flagQuery, listOf, pageQuery } from "../list.ts";
import { listers } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";
import { actionRoute } from "../target-action.ts";

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

function begin(parts: Parts): Route {
	return actionRoute(beginDrill, {
		status: 201,
		answer: drillShape,
		async handle({ body: { scenario }, who, key }) {
			const seq = await takeAction(parts, beginDrill, { who, key, data: { scenario } });
			const drill = await parts.reader.object("drill", `drl-${seq}`);
			if (!drill) throw new Error(`entry ${seq} began a drill, and it is not there`);
			return { body: presentDrill(drill) };
		},
	});
}

function end(parts: Parts): Route {
	const { reader } = parts;
	return actionRoute(endDrill, {
		answer: drillShape,
		async handle({ id, who, key }) {
			if (!(await reader.object("drill", id))) {
				throw new Refusal({ code: "not-found", detail: `there is no drill ${id}` });
			}
			await takeAction(parts, endDrill, { who, key, data: { drill: id } });
			const drill = await reader.object("drill", id);
			if (!drill) throw new Error(`the drill ${id} was ended, and it is not there`);
			return { body: presentDrill(drill) };
		},
	});
}
